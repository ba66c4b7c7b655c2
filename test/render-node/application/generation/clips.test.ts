import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BetterElsewhere } from '../../../../render-node/src/application/job-handler.js';
import { generationKit } from '../../../kits/generation.js';
import { lightJob, type LightJob } from '../../../kits/light-job.js';
import { paintingEngine, paintingModel } from '../../../kits/painting-engine.js';

let folder = '';
let clipPath = '';
let stillPath = '';
let job: LightJob;
const ffmpeg = (...args: string[]) => execFileSync('ffmpeg', ['-v', 'error', '-y', ...args]);

beforeAll(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'clips-'));
	clipPath = path.join(folder, 'clip.mp4');
	stillPath = path.join(folder, 'still.png');
	ffmpeg('-f', 'lavfi', '-i', 'testsrc2=s=64x64:r=8', '-frames:v', '9', '-pix_fmt', 'yuv420p', clipPath);
	ffmpeg('-f', 'lavfi', '-i', 'testsrc2=s=64x64', '-frames:v', '1', stillPath);
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
	job = lightJob();
});
afterEach(() => job.remove());

describe('clip.generate', () => {
	it('asks for each scene what its pictures call for, and answers in the order of the scenes', async () => {
		const engine = paintingEngine([paintingModel()], clipPath);
		const { run } = await generationKit([engine]);
		const still = await job.assets.add(stillPath);
		const scenes = [
			{ id: 'a', prompt: 'waves', durationMs: 1_000 },
			{ id: 'b', prompt: 'a gull', durationMs: 1_000, firstFrameAssetId: still },
			{ id: 'c', prompt: 'dusk', durationMs: 1_000, firstFrameAssetId: still, lastFrameAssetId: still },
			{ id: 'd', prompt: 'night', durationMs: 1_000 },
		];
		const result = await run('clip.generate', { scenes, aspectRatio: '1:1' }, job);
		expect(engine.orders.map(({ kind, prompts }) => [kind, prompts])).toEqual([
			['text-to-video', ['waves', 'night']],
			['image-to-video', ['a gull']],
			['first-last-frame', ['dusk']],
		]);
		expect(result.clips.map(({ sceneId }) => sceneId)).toEqual(['a', 'b', 'c', 'd']);
		expect(result.clips[0]).toMatchObject({ frameCount: 9, fps: 8, durationMs: 1_125, hasSound: false });
		const { evidence } = await job.assets.get(result.clips[1]?.assetId ?? '');
		expect(evidence[0]?.madeFrom).toEqual([still]);
	});

	it('sinks only the scenes that nobody can do', async () => {
		const engine = paintingEngine([paintingModel({ kinds: ['image-to-video'] })], clipPath);
		const { run } = await generationKit([engine]);
		const still = await job.assets.add(stillPath);
		const scenes = [
			{ id: 'a', prompt: 'waves' },
			{ id: 'b', prompt: 'a gull', firstFrameAssetId: still },
		];
		const result = await run('clip.generate', { scenes }, job);
		expect(result.clips.map(({ sceneId }) => sceneId)).toEqual(['b']);
		expect(result.failed).toMatchObject([{ sceneId: 'a', problem: { type: 'no-model-for-kind' } }]);
		await expect(run('clip.generate', { scenes: scenes.slice(0, 1) }, job)).rejects.toMatchObject({
			problem: { type: 'no-model-for-kind' },
		});
	});

	it('goes to another machine only where that one can do all that is missing here', async () => {
		const engine = paintingEngine([paintingModel({ kinds: ['text-to-video'] })], clipPath);
		const still = await job.assets.add(stillPath);
		const scenes = [
			{ id: 'a', prompt: 'waves', durationMs: 1_000 },
			{ id: 'b', prompt: 'a gull', durationMs: 1_000, firstFrameAssetId: still },
		];
		const able = (...there: string[]) => ({
			isElsewhere: async (kinds: readonly string[]) => kinds.every((kind) => there.includes(kind)),
		});
		// The other machine would send it back for the scene without a picture, and so on for ever.
		const alone = await generationKit([engine], able('image-to-video'));
		const result = await alone.run('clip.generate', { scenes }, job);
		expect(result.clips.map(({ sceneId }) => sceneId)).toEqual(['a']);
		expect(result.failed).toMatchObject([{ sceneId: 'b', problem: { type: 'no-model-for-kind' } }]);
		const beside = await generationKit([engine], able('image-to-video', 'text-to-video'));
		await expect(beside.run('clip.generate', { scenes }, job)).rejects.toBeInstanceOf(BetterElsewhere);
	});

	it('refuses a last frame without a first one, naming the field', async () => {
		const { run } = await generationKit([paintingEngine()]);
		const scenes = [{ id: 'a', prompt: 'waves', lastFrameAssetId: 'a'.repeat(64) }];
		await expect(run('clip.generate', { scenes }, job)).rejects.toThrow(/firstFrameAssetId/);
	});
});

describe('clip.extend', () => {
	it('goes on from the last picture and joins what is new to the clip', async () => {
		const engine = paintingEngine([paintingModel()], clipPath);
		const { run } = await generationKit([engine]);
		const assetId = await job.assets.add(clipPath);
		const { clip } = await run('clip.extend', { assetId, prompt: 'the lamp turns', durationMs: 1_000 }, job);
		expect(engine.orders).toMatchObject([{ kind: 'image-to-video', prompts: ['the lamp turns'] }]);
		// Nine and nine, but for the picture that both have.
		expect(clip).toMatchObject({ frameCount: 17, fps: 8, width: 64, height: 64, durationMs: 2_125 });
		const { evidence, media } = await job.assets.get(clip.assetId);
		expect(media).toMatchObject({ kind: 'video', width: 64 });
		expect(evidence[0]).toMatchObject({ origin: 'rendered', aiGenerated: true });
		expect(evidence[0]?.madeFrom?.[0]).toBe(assetId);
	});

	it('writes into the whole clip, and beside it, how it came to be', async () => {
		const { run } = await generationKit([paintingEngine([paintingModel()], clipPath)]);
		const assetId = await job.assets.add(clipPath);
		const { clip } = await run('clip.extend', { assetId, prompt: 'the lamp turns', durationMs: 1_000 }, job);
		const bytes = readFileSync(await job.assets.localPath(clip.assetId), 'latin1');
		expect(bytes).toContain('trainedAlgorithmicMedia');
		expect(bytes).toContain('the lamp turns');
		const sidecar = JSON.parse(readFileSync(await job.assets.localPath(clip.provenanceAssetId), 'utf8'));
		expect(sidecar).toMatchObject({
			...{ sha256: clip.assetId, aiGenerated: true, extended: assetId },
			continuation: { assetId: expect.any(String), provenanceAssetId: expect.any(String) },
		});
	});

	it('refuses what is no clip', async () => {
		const { run } = await generationKit([paintingEngine()]);
		const assetId = await job.assets.add(stillPath);
		await expect(run('clip.extend', { assetId, prompt: 'on' }, job)).rejects.toMatchObject({
			problem: { type: 'clip-unreadable' },
		});
	});
});

describe('clip.upscale', () => {
	it('asks for the size times the factor', async () => {
		const engine = paintingEngine([paintingModel()], clipPath);
		const { run } = await generationKit([engine]);
		const assetId = await job.assets.add(clipPath);
		const { clip } = await run('clip.upscale', { assetId, factor: 4 }, job);
		expect(clip).toMatchObject({ width: 256, height: 256, aspectRatio: null });
		expect(engine.orders[0]?.kind).toBe('upscale');
	});

	it('refuses what no player takes, before any device is asked', async () => {
		const wide = path.join(folder, 'wide.mp4');
		ffmpeg('-f', 'lavfi', '-i', 'color=s=2560x64:r=8', '-frames:v', '2', '-pix_fmt', 'yuv420p', wide);
		const engine = paintingEngine([paintingModel()], clipPath);
		const { run } = await generationKit([engine]);
		const assetId = await job.assets.add(wide);
		await expect(run('clip.upscale', { assetId, factor: 4 }, job)).rejects.toMatchObject({
			problem: { type: 'upscale-too-large', field: 'factor' },
		});
		expect(engine.orders).toEqual([]);
	});
});
