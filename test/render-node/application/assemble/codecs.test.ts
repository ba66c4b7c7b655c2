import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { videoCodecs, type VideoCodec } from '@showrunner/contract';
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { createWatchVideo } from '../../../../render-node/src/adapters/ffmpeg/score/create-watch-video.js';
import { createAssembly, type Assembly } from '../../../kits/assembly.js';
import { pictureLikeness } from '../../../kits/picture-likeness.js';
import { silentLog } from '../../../kits/silent-log.js';

const exec = promisify(execFile);
const fps = 25;

const metadata = {
	artist: 'Ada = "Lovelace";',
	comment: 'Two\nlines',
	copyright: '© 2026 Example',
	date: '2026-11-27',
};

let assembly: Assembly;
let media: { still: string; clip: string; voice: string };
/** By codec: the file, and what the job said of it. */
const made = new Map<VideoCodec, Awaited<ReturnType<Assembly['assemble']>> & { file: string }>();

beforeAll(async () => {
	assembly = await createAssembly({ folderName: 'codecs' });
	const lavfi = ['-f', 'lavfi', '-i'];
	media = {
		still: await assembly.media('still.png', ...lavfi, 'testsrc2=s=640x360,gblur=sigma=1', '-frames:v', '1'),
		clip: await assembly.media('clip.mp4', ...lavfi, 'testsrc=s=320x180:r=25:d=1', '-pix_fmt', 'yuv420p'),
		voice: await assembly.media('voice.wav', ...lavfi, 'sine=f=440:d=1.5:r=48000'),
	};
});
afterAll(() => assembly.remove());

const words = (text: string) => ({ startMs: 0, durationMs: 1_500, text, words: [] });
/** A row of the kernel, a crossfade, a clip, a wipe; captions in the picture and beside it. */
function story(output: object) {
	const still = { kind: 'still', assetIds: { '16:9': media.still } };
	const motion = { from: { zoom: 1 }, to: { zoom: 1.2 } };
	const transition = (kind: string) => ({ kind, durationMs: 400 });
	return {
		...{ version: 1, locale: 'en', title: 'Codecs', metadata },
		scenes: [
			{ id: 'a', title: 'One', durationMs: 1_000, visual: still, motion, transition: transition('crossfade') },
			{ id: 'b', durationMs: 1_000, visual: { ...still, fit: 'contain' }, motion, transition: transition('wipe-up') },
			{ id: 'c', title: 'Two', durationMs: 1_000, visual: { kind: 'clip', assetId: media.clip } },
		],
		voice: [{ assetId: media.voice, startMs: 200 }],
		captions: {
			scenes: [words('Seen by all')],
			softTracks: true,
			translations: [{ locale: 'es', scenes: [words('Sí')] }],
		},
		chapters: [{ startMs: 0, title: 'One' }],
		outputs: [output],
	};
}
async function make(codec: VideoCodec) {
	const output = { aspectRatio: '16:9', fps, scale: 0.17, cover: 'best', ...(codec !== 'h264' && { codec }) };
	const assembled = await assembly.assemble(story(output));
	made.set(codec, { ...assembled, file: assembled.files[0] ?? '' });
}
const of = (codec: VideoCodec) => {
	const video = made.get(codec);
	if (!video) throw new Error(`no video in ${codec}`);
	return video;
};
async function probed(file: string) {
	const entries =
		'stream=codec_name,codec_tag_string,codec_type,nb_frames,color_space,pix_fmt,duration,avg_frame_rate:packet=pts,flags';
	const args = ['-v', 'error', '-show_chapters', '-show_entries', entries, '-select_streams', 'v', '-of', 'json', file];
	return JSON.parse((await exec('ffprobe', args)).stdout);
}

const names: Record<VideoCodec, [name: string, tag: string, encoder: string]> = {
	h264: ['h264', 'avc1', 'libx264'],
	hevc: ['hevc', 'hvc1', 'libx265'],
	av1: ['av1', 'av01', 'libsvtav1'],
	vp9: ['vp9', 'vp09', 'libvpx-vp9'],
};

describe.each(videoCodecs)('a video in %s', (codec) => {
	beforeAll(() => make(codec));

	it('is what it says, with every frame in its place', async () => {
		const { file, result } = of(codec);
		const { streams, packets, chapters } = await probed(file);
		const [name, tag, encoder] = names[codec];
		expect(streams).toMatchObject([
			{ codec_name: name, codec_tag_string: tag, nb_frames: String(3 * fps), color_space: 'bt709', pix_fmt: 'yuv420p' },
		]);
		expect(result.videos[0]?.encoder).toBe(encoder);
		const times: number[] = packets.map(({ pts }: { pts: number }) => pts).sort((a: number, b: number) => a - b);
		expect(times).toEqual(times.map((_, index) => index * 512));
		expect(chapters).toHaveLength(1);
		expect(result.warnings.map(({ code }) => code).filter((code) => !/^(chapters|word)/.test(code))).toEqual([]);
	});

	it('is decoded without a complaint and shows what H.264 shows, at every join', async () => {
		const { file } = of(codec);
		const args = ['-v', 'warning', '-nostdin', '-xerror', '-i', file, '-f', 'null', '-'];
		expect((await exec('ffmpeg', args)).stderr).toBe('');
		const likeness = await pictureLikeness(file, of('h264').file);
		expect(likeness.frames).toBe(3 * fps);
		expect(likeness.least).toBeGreaterThan(0.95);
	});

	it('has its sound, its tracks of text and its cover, and can be scored', async () => {
		const { file, result } = of(codec);
		const args = ['-v', 'error', '-show_streams', '-show_format', '-of', 'json', file];
		const { streams, format } = JSON.parse((await exec('ffprobe', args)).stdout);
		expect(format.tags).toMatchObject({ ...metadata, comment: 'Two lines', title: 'Codecs' });
		expect(streams[1].tags.language).toBe('eng');
		expect(streams.map((stream: { codec_name: string }) => stream.codec_name)).toEqual([
			...[names[codec][0], 'aac', 'mov_text', 'mov_text'],
			// The titles of the chapters.
			'bin_data',
		]);
		expect((await assembly.assets.get(result.videos[0]?.cover?.assetId ?? '')).mediaType).toBe('image/jpeg');
		const watchVideo = createWatchVideo({ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe', log: silentLog() });
		const watch = { workDir: assembly.workDir, signal: new AbortController().signal, onFrames: () => undefined };
		const { file: facts, measures } = await watchVideo(file, watch);
		expect(facts).toMatchObject({ durationMs: 3_000 });
		expect(measures.sound).not.toBeNull();
	});
});

it('what HEVC was rendered as is taken from the cache when nothing has changed', async () => {
	const { result } = await assembly.assemble(story({ aspectRatio: '16:9', fps, scale: 0.17, codec: 'hevc' }));
	expect(result.segments).toMatchObject({ rendered: 0, reused: result.segments.total });
});

it('an output in a codec that nothing here encodes is refused before any work, with a way out', async () => {
	// An FFmpeg that was built without these libraries.
	const ffmpegPath = path.join(assembly.workDir, 'ffmpeg-without-av1');
	const missing = '*libsvtav1*|*libaom-av1*) echo "Unknown encoder" >&2; exit 1;;';
	writeFileSync(ffmpegPath, `#!/bin/sh\ncase "$*" in ${missing} esac\nexec ffmpeg "$@"\n`, { mode: 0o755 });
	const bare = await createAssembly({ folderName: 'codecs-bare', ffmpegPath });
	const refused = bare.assemble(story({ aspectRatio: '16:9', codec: 'av1' }));
	await expect(refused).rejects.toMatchObject({
		problem: {
			...{ kind: 'input-invalid', type: 'codec-not-available', field: 'timeline.outputs[0].codec' },
			fix: expect.stringContaining('Choose h264'),
			detail: expect.stringContaining('libsvtav1: '),
		},
	});
	bare.remove();
});

it('segments that libaom encoded join as well', async () => {
	const other = await createAssembly({ folderName: 'codecs-aom', videoEncoder: 'libaom-av1' });
	const plain = (id: string, colour: string) => ({ id, durationMs: 600, visual: { kind: 'colour', colour } });
	const { files, result } = await other.assemble({
		...{ version: 1, locale: 'en', scenes: [plain('a', '#c02040'), plain('b', '#2040c0')] },
		outputs: [{ aspectRatio: '16:9', fps, scale: 0.17, quality: 'draft', codec: 'av1' }],
	});
	expect(result.videos[0]?.encoder).toBe('libaom-av1');
	expect(result.segments.total).toBeGreaterThan(1);
	const decoding = ['-v', 'warning', '-nostdin', '-xerror', '-i', files[0] ?? '', '-f', 'null', '-'];
	expect((await exec('ffmpeg', decoding)).stderr).toBe('');
	other.remove();
});

it.each(videoCodecs)('transitions of one frame and of two leave the frames of %s in their places', async (codec) => {
	const scene = (id: string, durationMs: number, fadeMs: number) => ({
		...{ id, durationMs, visual: { kind: 'clip', assetId: media.clip } },
		transition: { kind: 'wipe-left', durationMs: fadeMs },
	});
	const { files } = await assembly.assemble({
		...{ version: 1, locale: 'en', scenes: [scene('a', 240, 40), scene('b', 280, 80), scene('c', 480, 0)] },
		outputs: [{ aspectRatio: '16:9', fps, scale: 0.17, codec }],
	});
	const { streams, packets } = await probed(files[0] ?? '');
	expect(streams[0]).toMatchObject({ nb_frames: String(fps), duration: '1.000000', avg_frame_rate: '25/1' });
	const times: number[] = packets.map(({ pts }: { pts: number }) => pts).sort((a: number, b: number) => a - b);
	expect(times).toEqual(times.map((_, index) => index * 512));
	const decoding = ['-v', 'warning', '-nostdin', '-xerror', '-i', files[0] ?? '', '-f', 'null', '-'];
	expect((await exec('ffmpeg', decoding)).stderr).toBe('');
});
