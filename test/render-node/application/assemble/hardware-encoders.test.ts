import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Encoding } from '../../../../render-node/src/domain/timeline/render-plan.js';
import { fakeHardware, type FakeHardware } from '../../../fakes/ffmpeg-hardware/fake-hardware.js';
import { createAssembly, type Assembly } from '../../../kits/assembly.js';
import { childProcesses } from '../../../kits/child-processes.js';
import { greyFrames } from '../../../kits/bright-dot.js';
import { measureVideo } from '../../../kits/measure-video.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const folder = temporaryFolder('hardware');
afterAll(() => folder.remove());

const scene = (index: number, visual: object = { kind: 'colour', colour: `#1020${40 + index}` }) => ({
	...{ id: `s${index}`, durationMs: 600, visual },
	transition: { kind: 'crossfade', durationMs: 200 },
});
const story = (outputs: object[], scenes = [scene(0), scene(1), scene(2)]) => ({
	version: 1,
	locale: 'en',
	scenes,
	outputs,
});
const tall = { aspectRatio: '9:16', quality: 'draft', scale: 0.25 };
const square = { aspectRatio: '1:1', quality: 'draft', scale: 0.25 };

let made = 0;
/** A machine of its own, whose clock stands still until it is moved. */
async function machine(given: Parameters<typeof fakeHardware>[1] = {}, videoEncoder: 'auto' | 'h264_nvenc' = 'auto') {
	const place = path.join(folder.path, String(made++));
	mkdirSync(place);
	const card = fakeHardware(place, given);
	const clock = { nowMs: 0 };
	const assembly = await createAssembly({
		...{ folderName: 'hardware', ffmpegPath: card.ffmpegPath, videoEncoder, nowMs: () => clock.nowMs },
	});
	return { card, clock, assembly };
}
/** Encoders of the segments that were rendered after so many calls. */
const encodersOf = (card: FakeHardware, from: number) =>
	card
		.calls()
		.slice(from)
		.filter((args) => args.includes('-progress'))
		.map((args) => args[args.indexOf('-c:v') + 1])
		.filter((encoder) => encoder === 'h264_nvenc' || encoder === 'libx264');

/** Makes the segments of limited outputs larger by a box that players skip, unless their rate was lowered; then calls `done`. */
function swellFirstGo({ renderer }: Assembly, done: () => void) {
	const { renderRow, renderSegment } = renderer;
	let firstRate: number | undefined;
	const swell = ({ rate }: Encoding, outs: string[]) => {
		firstRate ??= rate?.maxBitsPerSecond;
		if (rate === undefined || rate.maxBitsPerSecond !== firstRate) return;
		const box = Buffer.alloc(12_000);
		box.writeUInt32BE(box.length);
		box.write('free', 4);
		for (const out of outs) appendFileSync(out, box);
		done();
	};
	renderer.renderRow = async (members, encoding, run) => {
		const cost = await renderRow(members, encoding, run);
		const outs = members.map(({ out }) => out);
		return (swell(encoding, outs), cost);
	};
	renderer.renderSegment = async (segment, encoding, files, run) => {
		const cost = await renderSegment(segment, encoding, files, run);
		return (swell(encoding, [files.out]), cost);
	};
}

describe('a machine with an encoder in hardware', () => {
	let host: Awaited<ReturnType<typeof machine>>;
	beforeAll(async () => {
		host = await machine();
	});
	afterAll(() => host.assembly.remove());

	it('uses it and says so', async () => {
		const { result, files } = await host.assembly.assemble(story([tall]));
		expect(result.videos[0]?.encoder).toBe('h264_nvenc');
		expect(result.encoding?.order.map(({ encoder, works }) => [encoder, works])).toEqual([
			['h264_nvenc', true],
			['h264_vaapi', false],
			['h264_qsv', false],
			['h264_videotoolbox', false],
			['libx264', true],
		]);
		expect(result.encoding?.fellBack).toEqual([]);
		expect(result.warnings.filter(({ code }) => code === 'encoder-fell-back')).toEqual([]);
		expect(await measureVideo(files[0] ?? '')).toMatchObject({ frameCount: 54, width: 270, height: 480 });
	});

	it('leaves an output that is too small for it to the processor', async () => {
		const { result } = await host.assembly.assemble(story([{ ...tall, scale: 0.1 }, square]));
		expect(result.videos.map(({ encoder }) => encoder)).toEqual(['libx264', 'h264_nvenc']);
	});
});

describe('a hardware encoder that refuses in the middle of a job', () => {
	it('gives the whole output to the next one, tells it, and is left alone for ten minutes', async () => {
		// One session for the probe, two for segments; the third segment is refused.
		const { card, clock, assembly } = await machine({ sessions: 3 });
		const { result, files, seen } = await assembly.assemble(story([tall]));
		expect(result.videos[0]?.encoder).toBe('libx264');
		expect(result.encoding?.fellBack).toEqual([
			{ encoder: 'h264_nvenc', reason: 'the card has no free encoding session' },
		]);
		expect(result.encoding?.order[0]).toMatchObject({ encoder: 'h264_nvenc', works: true });
		expect(result.warnings).toContainEqual({
			code: 'encoder-fell-back',
			message: expect.stringMatching(/^h264_nvenc refused .*no free encoding session.* anew with libx264$/),
		});
		expect(result.segments).toEqual({ total: 5, rendered: 5, reused: 0 });
		expect(seen.map(({ phase }) => phase)).toContain('Rendering 9:16 again with libx264');
		const facts = await measureVideo(files[0] ?? '');
		expect(facts).toMatchObject({ frameCount: 54, videoCodec: 'h264' });
		expect(await greyFrames(files[0] ?? '', { width: 270, height: 480 })).toHaveLength(54);

		card.change({ sessions: null });
		const before = card.calls().length;
		const next = await assembly.assemble(story([tall], [scene(5), scene(6)]));
		expect(next.result.videos[0]?.encoder).toBe('libx264');
		expect(next.result.encoding?.order[0]).toMatchObject({
			works: false,
			note: 'refused during a job: the card has no free encoding session',
		});
		expect(new Set(encodersOf(card, before))).toEqual(new Set(['libx264']));

		clock.nowMs = 10 * 60 * 1000;
		const later = await assembly.assemble(story([tall], [scene(7), scene(8)]));
		expect(later.result.videos[0]?.encoder).toBe('h264_nvenc');
		expect(childProcesses()).toEqual([]);
		assembly.remove();
	});

	it('keeps an output that was whole before', async () => {
		const { assembly } = await machine({ sessions: 1 + 5 });
		await assembly.assemble(story([tall]));
		const { result, files } = await assembly.assemble(story([tall, square]));
		expect(result.videos.map(({ encoder }) => encoder)).toEqual(['h264_nvenc', 'libx264']);
		expect(result.segments).toEqual({ total: 10, rendered: 5, reused: 5 });
		for (const file of files) expect(await measureVideo(file)).toMatchObject({ frameCount: 54 });
		assembly.remove();
	});

	it.each([
		['left alone', 0],
		['trusted again', 10 * 60 * 1000],
	])('takes no whole output anew where another has to be made smaller, and it is %s by then', async (_, laterMs) => {
		const { clock, assembly } = await machine({ sessions: 1 + 5 });
		await assembly.assemble(story([tall]));
		swellFirstGo(assembly, () => (clock.nowMs = laterMs));
		const wide = { aspectRatio: '16:9', quality: 'draft', scale: 0.25, maxSizeBytes: 100_000 };
		const { result, files } = await assembly.assemble(story([tall, square, wide]));
		expect(result.warnings.map(({ code }) => code)).toEqual(['encoder-fell-back', 'rate-lowered']);
		expect(result.videos.map(({ encoder }) => encoder)).toEqual(['h264_nvenc', 'libx264', 'libx264']);
		expect(result.encoding?.fellBack).toHaveLength(1);
		for (const file of files) expect(await measureVideo(file)).toMatchObject({ frameCount: 54 });
		assembly.remove();
	});

	it('is never trusted with a segment that lacks frames', async () => {
		const { assembly } = await machine({ lostAfterFrames: 3 });
		const { result, files } = await assembly.assemble(story([tall]));
		expect(result.videos[0]?.encoder).toBe('libx264');
		expect(result.encoding?.fellBack).toEqual([{ encoder: 'h264_nvenc', reason: 'it left frames out' }]);
		expect(await measureVideo(files[0] ?? '')).toMatchObject({ frameCount: 54 });
		assembly.remove();
	});

	it('ends the job where it is the only one that was allowed', async () => {
		const { assembly } = await machine({ sessions: 2 }, 'h264_nvenc');
		await expect(assembly.assemble(story([tall]))).rejects.toMatchObject({
			problem: { type: 'encoder-refused', kind: 'temporarily-unavailable', fix: expect.stringContaining('auto') },
		});
		assembly.remove();
	});
});

describe('a clip of 1440p', () => {
	let host: Awaited<ReturnType<typeof machine>>;
	const clips = { large: '', small: '' };
	const made1440 = async (assembly: Assembly, name: string, size: string) =>
		assembly.media(
			...[name, '-f', 'lavfi', '-i', `testsrc2=s=${size}:r=10:d=1`, '-pix_fmt', 'yuv420p', '-preset', 'ultrafast'],
		);
	beforeAll(async () => {
		host = await machine();
		clips.large = await made1440(host.assembly, 'large.mp4', '2560x1440');
		clips.small = await made1440(host.assembly, 'small.mp4', '640x360');
	});
	afterAll(() => host.assembly.remove());

	const show = async (assetId: string, text: number) => {
		const before = host.card.calls().length;
		const { files, result } = await host.assembly.assemble(
			story(
				[{ ...square, quality: text % 2 ? 'draft' : 'standard' }],
				[scene(0, { kind: 'clip', assetId }), scene(text)],
			),
		);
		const withCard = host.card
			.calls()
			.slice(before)
			.filter((args) => args.includes('-progress') && args.includes('-hwaccel')).length;
		return { result, withCard, frames: (await measureVideo(files[0] ?? '')).frameCount };
	};

	it('is decoded by the card, a smaller one by the processor', async () => {
		expect(await show(clips.small, 1)).toMatchObject({ withCard: 0, frames: 36 });
		expect(await show(clips.large, 1)).toMatchObject({ withCard: 2, frames: 36 });
	});

	it('is decoded by the processor where the card refuses this file, and by the card no more', async () => {
		host.card.change({ undecodable: [await host.assembly.assets.localPath(clips.large)] });
		const first = await show(clips.large, 2);
		expect(first.withCard).toBeGreaterThan(0);
		expect(first.frames).toBe(36);
		expect(first.result.videos[0]?.encoder).toBe('h264_nvenc');
		expect(first.result.encoding?.fellBack).toEqual([]);
		expect(await show(clips.large, 3)).toMatchObject({ withCard: 0, frames: 36 });
	});

	it('is refused where nothing decodes it, and no encoder is blamed', async () => {
		const bytes = readFileSync(await host.assembly.assets.localPath(clips.large));
		bytes.fill(0, bytes.indexOf('mdat') + 4, bytes.indexOf('moov') - 4);
		const file = path.join(folder.path, 'broken.mp4');
		writeFileSync(file, bytes);
		const broken = await host.assembly.assets.add(file);
		await expect(show(broken, 4)).rejects.toMatchObject({ problem: { type: 'asset-unreadable' } });
		expect((await host.assembly.renderer.ready()).encoder).toBe('h264_nvenc');
	});
});
