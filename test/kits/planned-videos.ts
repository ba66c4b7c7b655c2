import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Timeline } from '@showrunner/contract';
import { frameSize } from '../../render-node/src/domain/timeline/frame-size.js';
import { limitTimeline } from '../../render-node/src/domain/timeline/limit/limit-timeline.js';
import { timelineDurationMs } from '../../render-node/src/domain/timeline/timeline-duration.js';
import type { Assembly } from './assembly.js';
import { randomMedia, randomTimeline } from './random-timeline.js';

const exec = promisify(execFile);

/** Real media of the shapes and lengths of the kit of random timelines, by its ids. */
export async function realMedia(assembly: Assembly): Promise<ReadonlyMap<string, string>> {
	const real = new Map<string, string>();
	for (const [id, { kind, width, height, durationMs, fps }] of randomMedia) {
		const source = `testsrc2=s=${sideOf(width)}x${sideOf(height)}:r=${fps ?? 1}:d=${(durationMs ?? 1_000) / 1000}`;
		const made = kind === 'image' ? ['-frames:v', '1'] : ['-pix_fmt', 'yuv420p'];
		const name = `${id.slice(0, 1)}.${kind === 'image' ? 'png' : 'mp4'}`;
		real.set(id, await assembly.media(name, '-f', 'lavfi', '-i', source, ...made));
	}
	return real;
}

/** The frames are an eighth of the usual ones: so may the pictures be, but for those that are small already. */
const sideOf = (side: number | null) => (side !== null && side > 320 ? 2 * Math.round(side / 8) : side);

/** Up to four short scenes, in little: most of a render this small is starting programs. */
const size = { scenes: 4, sceneMs: 700, longSceneMs: 2_000, leastScale: 0.1, mostScale: 0.12 };

/** Codecs whose every encoder keeps to a size of the file; with the others a limit may be refused. */
const keepToSizes: ReadonlySet<unknown> = new Set([undefined, 'h264', 'hevc']);

/** A timeline with real media. A chapter that comes twice is refused: the two of the kit are where they are by chance. */
function withRealMedia(seed: number, real: ReadonlyMap<string, string>): Timeline {
	const { outputs, chapters, ...rest } = randomTimeline(seed, size);
	const told = {
		...rest,
		// An intro may be longer than a limit, which is refused.
		...(rest.intro && { limit: undefined }),
		...(chapters === 'scenes' && { chapters }),
		// Covers have a test of their own, and take longer than these videos; so do codecs, a few of which are enough.
		outputs: outputs
			.slice(0, seed % 5 === 0 ? 2 : 1)
			.map((output) => ({ ...output, ...(seed % 4 > 0 && { codec: undefined }), cover: undefined, quality: 'draft' }))
			.map((output) => ({ ...output, ...(!keepToSizes.has(output.codec) && { maxSizeBytes: undefined }) })),
	};
	return JSON.parse(JSON.stringify(told).replaceAll(/[0-9a-f]{64}/g, (id) => real.get(id) ?? id));
}

async function probed(file: string) {
	const args = ['-v', 'error', '-count_packets', '-show_streams', '-show_format', '-of', 'json', file];
	const { stdout } = await exec('ffprobe', args);
	const { streams, format } = JSON.parse(stdout) as {
		streams: Record<string, string | number>[];
		format: { duration: string };
	};
	const [video] = streams;
	return {
		// Chapters are a stream of data.
		kinds: streams.filter(({ codec_type }) => codec_type !== 'data').map(({ codec_name }) => codec_name),
		...{ width: video?.width, height: video?.height, rate: video?.avg_frame_rate },
		frames: Number(video?.nb_read_packets),
		videoMs: Math.round(Number(video?.duration) * 1000),
		wholeMs: Number(format.duration) * 1000,
	};
}

/** What is wrong with the videos of the timelines of some seeds; nothing where they are as planned. */
export async function faultsOf(
	assembly: Assembly,
	real: ReadonlyMap<string, string>,
	seeds: readonly number[],
): Promise<string[]> {
	const told: string[] = [];
	for (const seed of seeds)
		told.push(...(await faults(assembly, real, seed).catch((error: unknown) => [`seed ${seed}: ${String(error)}`])));
	return told;
}

async function faults(assembly: Assembly, real: ReadonlyMap<string, string>, seed: number): Promise<string[]> {
	const timeline = withRealMedia(seed, real);
	const { files } = await assembly.assemble(timeline);
	const { intro } = timeline;
	const introMs = intro && 'durationMs' in intro ? intro.durationMs : 0;
	const lengthMs = introMs + timelineDurationMs(limitTimeline(timeline).timeline);
	const found = await Promise.all(files.map(probed));
	return found.flatMap((video, index) => {
		const output = timeline.outputs[index];
		if (!output) return [`seed ${seed}: a video that nobody asked for`];
		const frames = Math.round((lengthMs * output.fps) / 1000);
		const planned = { kinds: [output.codec ?? 'h264', 'aac'], ...frameSize(output), rate: `${output.fps}/1`, frames };
		const { videoMs, wholeMs, ...told } = video;
		const frameMs = 1000 / output.fps;
		const isOff = [videoMs, wholeMs].some((ms) => Math.abs(ms - frames * frameMs) > frameMs);
		const differs = JSON.stringify(sorted(told)) !== JSON.stringify(sorted(planned));
		return isOff || differs ? [`seed ${seed}: ${JSON.stringify(video)} in place of ${JSON.stringify(planned)}`] : [];
	});
}

const sorted = (value: object) => Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
