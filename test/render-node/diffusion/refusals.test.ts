import { cpSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { clip, eventsOf, startWorker, still, tiny, type DrivenWorker } from '../../kits/diffusion-worker.js';
import { describeDiffusion, tinyModel } from '../../kits/python-diffusion.js';
import { temporaryFolder } from '../../kits/temporary-folder.js';

describeDiffusion('what the worker refuses', () => {
	const folder = temporaryFolder('refusals');
	let worker: DrivenWorker;

	beforeAll(async () => {
		tinyModel('sdxl');
		worker = await startWorker(folder.path, { holdsMany: true });
	}, 900_000);
	afterAll(async () => {
		worker.endInput();
		await worker.exited;
		folder.remove();
	});

	const firstFrame = () => path.join(folder.path, 'nothing.png');

	it.each([
		['a side off the grid', 'sdxl', 'sdxl', still({ width: 60 }), 'multiples of 8'],
		['a strength that leaves no step', 'sdxl', 'sdxl', still({ kind: 'image-to-image', strength: 0.1 }), 'leave none'],
		['a missing picture', 'sdxl', 'sdxl', still({ kind: 'image-to-image', strength: 1 }), 'picture is missing'],
		['a clip of a model for stills', 'sdxl', 'sdxl', clip(), 'not text-to-video'],
		['a side that Z-Image would fail on', 'z-image', 'z-image', still({ width: 72 }), 'multiples of 16'],
		['a side that Qwen-Image would round', 'qwen-image', 'qwen-image', still({ width: 72 }), 'multiples of 16'],
		['a side that FLUX would round', 'flux', 'flux', still({ width: 72 }), 'multiples of 16'],
		['a negative prompt of FLUX', 'flux', 'flux', still({ negativePrompt: 'fog' }), 'no negative prompt'],
		['a frame count that Wan would round', 'wan', 'wan-text', clip({ frameCount: 8 }), 'multiple of 4 and one more'],
		['a side that the small Wan would cut', 'wan', 'wan-small', clip({ height: 80, frameCount: 5 }), 'multiples of 32'],
		['a picture for a Wan of text', 'wan', 'wan-text', clip({ kind: 'image-to-video' }), 'not image-to-video'],
		['a Wan of pictures without one', 'wan', 'wan-image', clip({ kind: 'image-to-video', frameCount: 5 }), 'missing'],
		['a single step of LTX-Video', 'ltx', 'ltx', clip({ steps: 1 }), 'at least 2 steps'],
		['a frame count off the grid of LTX-2', 'ltx2', 'ltx2', clip({ frameCount: 16 }), 'multiple of 8 and one more'],
		['a side of one latent of LTX-2', 'ltx2', 'ltx2', clip({ width: 32 }), 'at least 64'],
		['an upscale without an upsampler', 'ltx2', 'ltx2', clip({ kind: 'upscale', sources: { clip: 'x' } }), 'upsampler'],
	])('%s is refused before a step is done', async (_what, family, name, piece, message) => {
		const events = await worker.run(tiny(family, name), [piece]);
		expect(eventsOf(events, 'piece-failed')).toMatchObject([
			{ code: 'input-invalid', message: expect.stringContaining(message) },
		]);
		expect(eventsOf(events, 'phase')).toEqual([]);
		expect(eventsOf(events, 'done')).toMatchObject([{ cancelled: false }]);
	});

	it('other steps than its eight are refused for a distilled LTX-2', async () => {
		const events = await worker.run(tiny('ltx2', 'ltx2', { distilled: true }), [clip({ steps: 9 })]);
		expect(eventsOf(events, 'piece-failed')).toMatchObject([{ message: expect.stringContaining('takes 8 steps') }]);
	});

	it('a bad piece does not keep the next one from being made', async () => {
		writeFileSync(firstFrame(), 'no picture');
		const broken = still({ kind: 'image-to-image', strength: 1, sources: { picture: firstFrame() } });
		const events = await worker.run(tiny('sdxl'), [still({ width: 1 }), broken, still()]);
		expect(eventsOf(events, 'piece-failed').map(({ piece }) => piece)).toEqual([0, 1]);
		expect(eventsOf(events, 'piece')).toMatchObject([{ piece: 2 }]);
	});

	it.each([
		['sdxl-nan', 'not-finite'],
		['sdxl-flat', 'constant-picture'],
	])('the picture of %s is told as %s and no file is left', async (name, code) => {
		const events = await worker.run(tiny('sdxl', name), [still()]);
		expect(eventsOf(events, 'piece-failed')).toMatchObject([{ code }]);
		expect(eventsOf(events, 'piece')).toEqual([]);
	});

	it.each<[string, (model: string) => void]>([
		['has no weights', (model) => rmSync(weights(model))],
		['has its weights cut short', (model) => truncateSync(weights(model), 100)],
		[
			'has its weights as a pickle alone',
			(model) => renameSync(weights(model), weights(model).replace(/s.{10}$/, 'bin')),
		],
		['has no index', (model) => rmSync(path.join(model, 'model_index.json'))],
		['is for another pipeline', (model) => replaceIn(model, 'StableDiffusionXLPipeline', 'ZImagePipeline')],
		['brings code of its own', (model) => bringCode(model)],
	])('a model folder that %s is unreadable, and the process lives on', async (_what, spoil) => {
		const model = path.join(folder.path, 'spoilt');
		rmSync(model, { recursive: true, force: true });
		cpSync(tinyModel('sdxl'), model, { recursive: true });
		spoil(model);
		const events = await worker.run({ family: 'sdxl', path: model }, [still()]);
		expect(events.at(-1)).toMatchObject({ event: 'failed', code: 'model-unreadable' });
		expect(JSON.stringify(events)).not.toContain(folder.path);
		expect(eventsOf(await worker.run(tiny('sdxl'), [still()]), 'piece')).toHaveLength(1);
	});

	it('a family that it does not know is told', async () => {
		const events = await worker.run({ family: 'abacus', path: tinyModel('sdxl') }, [still()]);
		expect(events).toMatchObject([{ event: 'failed', code: 'family-unknown' }]);
	});

	it('an order without a member that it needs is told by name', async () => {
		const events = await worker.run(tiny('sdxl'), [still({ seed: 'one' })]);
		expect(events).toMatchObject([
			{ event: 'failed', code: 'input-invalid', message: expect.stringContaining('seed') },
		]);
	});
});

const weights = (model: string) => path.join(model, 'unet', 'diffusion_pytorch_model.safetensors');

function replaceIn(model: string, from: string, to: string): void {
	const index = path.join(model, 'model_index.json');
	writeFileSync(index, readFileSync(index, 'utf8').replace(from, to));
}

function bringCode(model: string): void {
	replaceIn(model, '"diffusers",\n    "UNet2DConditionModel"', '"own",\n    "Own"');
	writeFileSync(path.join(model, 'unet', 'own.py'), 'raise SystemExit("ran")\n');
}
