import { describe, expect, it } from '@jest/globals';
import { picturePiece } from '../../../../kits/generation-orders.js';
import { silentLog } from '../../../../kits/silent-log.js';
import { comfyRig } from './comfy-rig.js';
import { allFiles } from './templates.js';

const { server, engineFor, order } = comfyRig();

describe('several servers', () => {
	it('share the orders, and those that lack the model or do not answer get none', async () => {
		const [one, other, bare, gone] = [await server(), await server(), await server({ files: [] }), await server()];
		await gone.stop();
		for (const comfy of [one, other]) comfy.state.fates.push({ fate: 'hang' });
		const engine = engineFor([bare, gone, one, other]);
		expect(await engine.lanes()).toBe(3);
		const running = [
			await order(engine, 'sdxl-base', picturePiece('one')),
			await order(engine, 'sdxl-base', picturePiece('two')),
		];
		await Promise.all(running.map(({ reached }) => reached('denoising')));
		expect([one, other, bare].map(({ seen }) => seen.prompts.length)).toEqual([1, 1, 0]);
		for (const { abort } of running) abort(new Error('enough'));
		await Promise.all(running.map(({ end }) => end));
	});
});

describe('the models', () => {
	it('name what is missing, and are asked for once in a while', async () => {
		const comfy = await server({ files: allFiles.filter((name) => !name.startsWith('wan2.2_vae')) });
		const engine = engineFor([comfy]);
		const offered = new Map((await engine.models()).map((model) => [model.card.id, model]));
		expect(offered.get('comfyui:sdxl-base')).toMatchObject({
			available: true,
			card: { kinds: ['text-to-image', 'image-to-image'], licence: { id: 'CreativeML-OpenRAIL++-M' } },
		});
		expect(offered.get('comfyui:wan2.2-ti2v-5b')).toMatchObject({
			available: false,
			note: expect.stringMatching(/wan2\.2_vae\.safetensors in models\/vae, to be had at https/),
		});
		await engine.models();
		expect(comfy.seen.catalogues).toBe(1);
	});

	it('are offered for the kinds alone that the server can do', async () => {
		const comfy = await server();
		Object.assign(comfy.state.catalogue, { ImageScale: undefined });
		const [sdxl] = (await engineFor([comfy]).models()).filter(({ card }) => card.id === 'comfyui:sdxl-base');
		expect(sdxl).toMatchObject({
			available: true,
			card: { kinds: ['text-to-image'] },
			note: expect.stringContaining('ImageScale'),
		});
	});

	it('need the key, which goes with every request and is told to nobody', async () => {
		const comfy = await server({ key: 'secret-key' });
		const log = silentLog();
		const [keyless] = await engineFor([comfy], { log }).models();
		expect(keyless).toMatchObject({ available: false, note: expect.stringContaining('did not accept the key') });
		comfy.seen.authorizations.clear();
		const engine = engineFor([comfy], { apiKey: 'secret-key', log });
		const { end, outcomes } = await order(engine, 'sdxl-base', picturePiece('one'));
		expect(await end).toBeNull();
		expect([...comfy.seen.authorizations]).toEqual(['Bearer secret-key']);
		expect(JSON.stringify([outcomes, log.problems])).not.toContain('secret-key');
	});

	it('are none without a server', async () => {
		expect(await engineFor([]).models()).toEqual([]);
	});
});
