import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { clipStreams } from '../../kits/clip-streams.js';
import { clip, eventsOf, startWorker, still, tiny, type DrivenWorker } from '../../kits/diffusion-worker.js';
import { describeDiffusion } from '../../kits/python-diffusion.js';
import { temporaryFolder } from '../../kits/temporary-folder.js';

/** Seconds of 1024 samples at 24 kHz, which a sound cannot be cut finer than. */
const oneAacFrame = 0.043;

type Made = { path: string; mediaType: string; passes: number; hasSound: boolean; sha256: string; width: number };

describeDiffusion('the worker with a model of each family', () => {
	const folder = temporaryFolder('families');
	const picture = path.join(folder.path, 'picture.png');
	let worker: DrivenWorker;

	beforeAll(async () => {
		const source = ['-f', 'lavfi', '-i', 'testsrc2=s=200x100', '-frames:v', '1'];
		execFileSync('ffmpeg', ['-v', 'error', '-y', ...source, picture]);
		tiny('sdxl');
		worker = await startWorker(folder.path, { holdsMany: true });
	}, 900_000);
	afterAll(async () => {
		worker.endInput();
		await worker.exited;
		folder.remove();
	});

	async function make(model: ReturnType<typeof tiny>, ...pieces: Record<string, unknown>[]): Promise<Made[]> {
		const events = await worker.run(model, pieces);
		const made = eventsOf(events, 'piece');
		expect(events.filter(({ event }) => event.includes('failed'))).toEqual([]);
		expect(made).toHaveLength(pieces.length);
		return made as unknown as Made[];
	}

	const fromPicture = { kind: 'image-to-image', strength: 0.5, steps: 4, sources: { picture } };
	const fromFrame = { kind: 'image-to-video', sources: { firstFrame: picture } };
	const betweenFrames = { kind: 'first-last-frame', sources: { firstFrame: picture, lastFrame: picture } };

	it.each([
		['sdxl', 'sdxl', 5, [2, 2]],
		['z-image', 'z-image', null, [2, 2]],
		['qwen-image', 'qwen-image', 4, [4, 4]],
		['flux', 'flux', 3, [2, 2]],
		['flux', 'flux-klein', null, [2, 4]],
	])('%s makes stills of its size with %s, from text and from a picture', async (family, name, guidance, passes) => {
		const pieces = [still({ guidance, width: 80 }), still({ guidance, ...fromPicture })];
		const made = await make(tiny(family, name), ...pieces);
		expect(made.map((piece) => pngSize(piece.path))).toEqual([
			[80, 64],
			[64, 64],
		]);
		expect(made.map((piece) => piece.passes)).toEqual(passes);
	});

	it('keeps the VAE of SDXL whole in half precision, whatever was made before', async () => {
		const half = tiny('sdxl', 'sdxl', { dtype: 'bfloat16' });
		const [before, , after] = await make(half, still(), still(fromPicture), still());
		expect(after?.sha256).toBe(before?.sha256);
		const [whole] = await make(tiny('sdxl'), still());
		expect(whole?.sha256).not.toBe(before?.sha256);
	});

	it.each([
		['wan', 'wan-text', 5, [{}]],
		['wan', 'wan-image', 5, [fromFrame, betweenFrames]],
		['wan', 'wan-small', 5, [{}, fromFrame]],
		['ltx', 'ltx', 9, [{}, fromFrame]],
		['ltx', 'ltx-conditions', 9, [{}, fromFrame, betweenFrames]],
	])('%s makes clips of its size, length and rate with %s', async (family, name, frameCount, kinds) => {
		const pieces = kinds.map((kind) => clip({ ...kind, frameCount, width: 96, guidance: null }));
		for (const piece of await make(tiny(family, name), ...pieces)) {
			expect(clipStreams(piece.path)).toMatchObject({
				video: { codec: 'h264 yuv420p', width: 96, height: 64, frameCount, framesPerSecond: 24 },
				...{ audio: null, colours: ['bt709', 'bt709', 'bt709', 'tv'] },
			});
		}
	});

	it.each(['ltx2', 'ltx2.5'])('%s makes clips with sound of the same length', async (name) => {
		const wishes = [{}, fromFrame, betweenFrames].map((kind) =>
			clip({ ...kind, frameCount: 17, steps: 8, sound: true }),
		);
		for (const piece of await make(tiny('ltx2', name, { distilled: true }), ...wishes)) {
			const { video, audio } = clipStreams(piece.path);
			expect(video).toMatchObject({ width: 64, height: 64, frameCount: 17, framesPerSecond: 24 });
			expect(audio).toMatchObject({ codec: 'aac', channels: 2 });
			expect(Math.abs((audio?.seconds ?? 0) - video.seconds)).toBeLessThan(oneAacFrame);
		}
	});

	it('leaves the sound out where none is wished for', async () => {
		const [made] = await make(tiny('ltx2', 'ltx2', { distilled: true }), clip({ steps: 8 }));
		expect(made).toMatchObject({ hasSound: false });
		expect(clipStreams(made?.path ?? '').audio).toBeNull();
	});

	it('runs a distilled LTX-2 once a step, and one with guidance more often', async () => {
		const [distilled] = await make(tiny('ltx2', 'ltx2', { distilled: true }), clip({ steps: 8 }));
		const [guided] = await make(tiny('ltx2'), clip({ steps: 8, guidance: 3 }));
		expect(distilled?.passes).toBe(8);
		expect(guided?.passes).toBe(16);
	});

	it('makes a clip larger and keeps its length, rate and sound', async () => {
		const settings = { distilled: true, upsamplerPath: tiny('ltx2', 'ltx2-upsampler').path };
		const [small] = await make(tiny('ltx2', 'ltx2', settings), clip({ frameCount: 17, steps: 8, sound: true }));
		const wish = { kind: 'upscale', width: 128, height: 128, frameCount: null, framesPerSecond: null, steps: null };
		const [large] = await make(tiny('ltx2', 'ltx2', settings), clip({ ...wish, sources: { clip: small?.path } }));
		expect(clipStreams(large?.path ?? '')).toMatchObject({
			video: { width: 128, height: 128, frameCount: 17, framesPerSecond: 24 },
			audio: { codec: 'aac', channels: 2 },
		});
	});

	it.each([
		['wan', 'wan-text', clip({ frameCount: 5 }), true],
		['ltx', 'ltx', clip(), true],
		['ltx2', 'ltx2', clip(), true],
		// Its tiles are 32 pixels wide, so that this picture shows whether there are any.
		['sdxl', 'sdxl', still(), false],
	])('%s decodes in tiles on a lower rung of memory', async (family, name, wish, fitsOneTile) => {
		const [resident] = await make(tiny(family, name), wish);
		const [tiled] = await make({ ...tiny(family, name), memory: 'tiled' }, wish);
		expect(tiled?.sha256 === resident?.sha256).toBe(fitsOneTile);
	});

	it('lets the second expert of Wan take its own guidance', async () => {
		const wish = clip({ frameCount: 5, guidance: 3, steps: 3 });
		const hashes = async (settings: Record<string, unknown>) =>
			(await make(tiny('wan', 'wan-text', settings), wish))[0]?.sha256;
		const both = await hashes({ secondGuidance: 2 });
		expect(await hashes({ secondGuidance: 6 })).not.toBe(both);
		// Where the first expert does every step, the second's guidance changes nothing.
		const firstAlone = await hashes({ secondGuidance: 2, boundaryRatio: 0 });
		expect(await hashes({ secondGuidance: 6, boundaryRatio: 0 })).toBe(firstAlone);
		expect(firstAlone).not.toBe(both);
	});

	it('moves the schedule of Wan where the catalogue says so', async () => {
		const wish = clip({ frameCount: 5, guidance: null, steps: 3 });
		const [stored] = await make(tiny('wan', 'wan-text'), wish);
		const [same] = await make(tiny('wan', 'wan-text', { schedulerShift: 3 }), wish);
		const [moved] = await make(tiny('wan', 'wan-text', { schedulerShift: 8 }), wish);
		expect(same?.sha256).toBe(stored?.sha256);
		expect(moved?.sha256).not.toBe(stored?.sha256);
	});
});

/** Width and height of a PNG, which stand at a fixed place. */
function pngSize(file: string): [number, number] {
	const bytes = readFileSync(file);
	return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}
