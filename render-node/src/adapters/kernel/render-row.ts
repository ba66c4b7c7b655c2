import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { contentHash } from '../../domain/jobs/content-hash.js';
import type { Encoding, SegmentPlan } from '../../domain/timeline/render-plan.js';
import type { Cost, RowMember, SegmentRun } from '../../domain/timeline/renderer.js';
import { FfmpegFailed } from '../ffmpeg/run-ffmpeg.js';
import { FramesMissing, segmentFailure } from '../ffmpeg/segment-failure.js';
import { encodeFrames } from './encode-frames.js';
import { feedFrames, type FrameTarget } from './feed-frames.js';
import { prepareStills, type StillSegment } from './prepare-stills.js';
import type { StillTools } from './render-stills.js';
import { rowArguments, rowFile } from './row-arguments.js';
import { stillPlan } from './still-plan.js';

/** Renders segments of stills that follow each other by one FFmpeg, each into its own file. */
export async function renderRow(
	tools: StillTools,
	members: readonly RowMember[],
	encoding: Encoding,
	run: SegmentRun,
): Promise<Cost> {
	const { workDir, signal, log, onFrames } = run;
	const frameCounts = members.map(({ segment }) => segment.frameCount);
	const planned = frameCounts.reduce((sum, frames) => sum + frames, 0);
	const name = `row-${contentHash(members.map(({ segment }) => segment.key)).slice(0, 16)}`;
	const files = members.map((_, index) => join(workDir, rowFile(name, index)));
	const args = rowArguments(frameCounts, encoding, name, run.threads);
	let drawingMs = 0;
	try {
		const encode = { args, cwd: workDir, signal, out: null, onFrames };
		const { frames, cpuMs } = await encodeFrames(tools.ffmpegPath, encode, async (encoder, gone) => {
			drawingMs = await feedRow(tools, members, encoding, run, { encoder, gone });
		});
		if (frames !== planned) throw new FramesMissing(frames, planned);
		for (const [index, file] of files.entries()) await rename(file, members[index]?.out ?? file);
		return { cpuMs: Math.round(cpuMs + drawingMs) };
	} catch (error) {
		await Promise.all(files.map((file) => rm(file, { force: true })));
		if (!(error instanceof FfmpegFailed || error instanceof FramesMissing)) throw error;
		throw segmentFailure(error, encoding.encoder, tools.choice, log, args);
	}
}

type Taker = { encoder: FrameTarget; gone: AbortSignal };

/** While one segment is encoded, the pictures and captions of the next are made. Gives what all of it took. */
async function feedRow(
	{ threads, captions, letters }: StillTools,
	members: readonly RowMember[],
	encoding: Encoding,
	run: SegmentRun,
	{ encoder, gone }: Taker,
): Promise<number> {
	let cpuMs = 0;
	const prepare = async ({ segment, layers, fontsDir, out }: RowMember) => {
		const files = { layers: await layers(), fontsDir, out };
		return prepareStills({ captions, letters }, stillSegment(segment, encoding), encoding, files, run);
	};
	const begin = (member: RowMember | undefined) => {
		const prepared = member ? prepare(member) : null;
		// A failure is met where it is waited for; what comes before it has to be fed first.
		prepared?.catch(() => undefined);
		return prepared;
	};
	let next = begin(members[0]);
	try {
		for (let index = 0; next !== null && !gone.aborted; index++) {
			const prepared: Awaited<typeof next> = await next;
			next = begin(members[index + 1]);
			const cost = await feedFrames(threads, prepared.job, encoder, gone);
			cpuMs += prepared.cpuMs + cost.cpuMs;
		}
	} finally {
		// Nothing of it may go on when the row has ended, also where that was by a failure.
		await next?.catch(() => undefined);
	}
	return cpuMs;
}

function stillSegment(segment: SegmentPlan, encoding: Encoding): StillSegment {
	const still = stillPlan(segment, encoding);
	if (still === null) throw new TypeError('a row has a segment that the kernel does not draw');
	return { segment, still };
}
