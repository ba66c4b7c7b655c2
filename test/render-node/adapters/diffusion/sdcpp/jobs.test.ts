import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createSdCppEngine } from '../../../../../render-node/src/adapters/diffusion/sdcpp/create-sdcpp-engine.js';
import type { DiffusionEngine } from '../../../../../render-node/src/domain/diffusion/diffusion-engine.js';
import type { GenerationPiece } from '../../../../../render-node/src/domain/diffusion/generation.js';
import { madeFile } from '../../../../fakes/made-files.js';
import { readSdOrder } from '../../../../fakes/sd-server/read-sd-order.js';
import { startSdServer, type FakeSdServer } from '../../../../fakes/sd-server/start-sd-server.js';
import { madeIn, problemOf } from '../../../../kits/diffusion-engine-suite.js';
import { engineTools } from '../../../../kits/engine-tools.js';
import { begin, cardOf, clipPiece, picturePiece } from '../../../../kits/generation-orders.js';
import { eventually } from '../../../../kits/patience.js';
import { silentLog } from '../../../../kits/silent-log.js';
import { temporaryFolder } from '../../../../kits/temporary-folder.js';

const open: (() => unknown)[] = [];
afterEach(async () => {
	for (const close of open.splice(0).reverse()) await close();
});

async function serverWith(setup: Parameters<typeof startSdServer>[0]): Promise<FakeSdServer> {
	const server = await startSdServer(setup);
	open.push(server.close);
	return server;
}

function engineFor(...servers: FakeSdServer[]): DiffusionEngine {
	const engine = createSdCppEngine({
		urls: servers.map(({ url }) => url),
		...{ tools: engineTools, log: silentLog() },
		limits: { keptMs: 0, poll: { firstMs: 5, mostMs: 20 } },
	});
	open.push(engine.close);
	return engine;
}

async function started(engine: DiffusionEngine, id: string, ...pieces: GenerationPiece[]) {
	const running = await begin(engine, await cardOf(engine, id), pieces);
	open.push(running.remove);
	return running;
}

async function pictureFile(): Promise<string> {
	const folder = temporaryFolder('picture');
	open.push(folder.remove);
	const file = path.join(folder.path, 'private-name.png');
	await writeFile(file, await madeFile('png', { width: 64, height: 64 }));
	return file;
}

describe('the models of sd-server', () => {
	it('are what it has loaded, by family, and never its path', async () => {
		const wan = await serverWith({ stem: 'wan2.2_ti2v_5B-Q8_0', modes: ['img_gen', 'vid_gen'] });
		const zImage = await serverWith({ stem: 'z_image_turbo-Q8_0' });
		const offered = await engineFor(wan, zImage).models();
		expect(offered).toMatchObject([
			{ available: true, card: { id: 'sdcpp:wan2.2_ti2v_5B-Q8_0', kinds: ['text-to-video', 'image-to-video'] } },
			{ available: true, card: { kinds: ['text-to-image', 'image-to-image'], steps: { preset: 8 }, guidance: null } },
		]);
		expect(JSON.stringify(offered)).not.toContain('/srv/models');
	});

	it('take what the server was started with where the family is not known', async () => {
		const [offered] = await engineFor(await serverWith({ stem: 'my-own' })).models();
		expect(offered?.card).toMatchObject({
			...{ sizes: { native: { width: 512, height: 512 } }, steps: { preset: 20 }, guidance: { preset: 7 } },
			...{ takesNegativePrompt: true, licence: { commercialUse: 'conditional' } },
		});
	});
});

describe('the orders to sd-server', () => {
	it('have the types that it does not pass over', async () => {
		const server = await serverWith({ stem: 'sd_xl_base_1.0' });
		const wish = { kind: 'image-to-image', negativePrompt: 'blur', guidance: 5, strength: 0.6 } as const;
		const running = await started(
			engineFor(server),
			'sdcpp:sd_xl_base_1.0',
			picturePiece('a', wish, { picture: await pictureFile() }),
		);
		expect(await running.end).toBeNull();
		const { init_image: picture, ...body } = server.orders[0]?.body ?? {};
		expect(body).toEqual({
			...{ prompt: 'a', negative_prompt: 'blur', width: 256, height: 320, seed: 7, strength: 0.6, batch_count: 1 },
			...{
				output_format: 'png',
				embed_image_metadata: false,
				sample_params: { sample_steps: 4, guidance: { txt_cfg: 5 } },
			},
		});
		expect(Buffer.from(String(picture), 'base64').toString('latin1', 1, 4)).toBe('PNG');
		// What the server would have made of a size in words.
		expect(readSdOrder('img_gen', JSON.stringify({ ...body, width: '256' }))).toMatchObject({ width: 512 });
	});

	it('turn guidance off by 1 for a distilled model, and keep the number of one that was taught to read it', async () => {
		const [zImage, flux] = [await serverWith({ stem: 'z_image_turbo' }), await serverWith({ stem: 'flux1-dev-Q4_0' })];
		const engine = engineFor(zImage, flux);
		expect(await (await started(engine, 'sdcpp:z_image_turbo', picturePiece('a'))).end).toBeNull();
		expect(await (await started(engine, 'sdcpp:flux1-dev-Q4_0', picturePiece('a', { guidance: 3.5 }))).end).toBeNull();
		const guidance = (server: FakeSdServer) =>
			(server.orders[0]?.body['sample_params'] as { guidance: object }).guidance;
		expect([guidance(zImage), guidance(flux)]).toEqual([{ txt_cfg: 1 }, { txt_cfg: 1, distilled_guidance: 3.5 }]);
	});

	it('animate a picture, and become a clip that players show', async () => {
		const server = await serverWith({ stem: 'Wan2.2-I2V-A14B', modes: ['vid_gen'] });
		const piece = clipPiece('it turns', { kind: 'image-to-video', guidance: 3.5 }, { firstFrame: await pictureFile() });
		const running = await started(engineFor(server), 'sdcpp:Wan2.2-I2V-A14B', piece);
		expect(await running.end).toBeNull();
		expect(server.orders[0]?.body).toMatchObject({
			...{ video_frames: 9, fps: 8, output_format: 'avi', init_image: expect.any(String) },
			high_noise_sample_params: { guidance: { txt_cfg: 3.5 } },
		});
		expect(await engineTools.probeMedia(madeIn(running.outcomes[0]).path)).toMatchObject({
			videoCodec: 'h264',
			fps: 8,
		});
	});

	it('say what the server said of a job that failed', async () => {
		const server = await serverWith({ stem: 'sd_xl_base_1.0' });
		const running = await started(engineFor(server), 'sdcpp:sd_xl_base_1.0', picturePiece('too much'));
		expect(problemOf(await running.end)).toMatchObject({
			type: 'server-failed',
			detail: 'generate_image returned no results',
		});
	});

	it('are not waited for for ever in the middle of an answer', async () => {
		const server = await serverWith({ stem: 'sd_xl_base_1.0' });
		const engine = createSdCppEngine({
			...{ urls: [server.url], tools: engineTools, log: silentLog() },
			limits: { pictureMs: 1_000, poll: { firstMs: 5, mostMs: 20 } },
		});
		open.push(engine.close);
		const card = await cardOf(engine, 'sdcpp:sd_xl_base_1.0');
		server.fault = 'stall';
		const running = await begin(engine, card, [picturePiece('a')]);
		open.push(running.remove);
		expect(problemOf(await running.end)).toMatchObject({ type: 'server-too-slow' });
	});

	it('are refused by a full queue', async () => {
		const server = await serverWith({ stem: 'sd_xl_base_1.0', mostPending: 0 });
		const running = await started(engineFor(server), 'sdcpp:sd_xl_base_1.0', picturePiece('a'));
		expect(problemOf(await running.end)).toMatchObject({ kind: 'rate-limited', detail: 'job queue is full' });
	});
});

describe('a job that was given up', () => {
	it('keeps its server busy until it is over, since it cannot be ended', async () => {
		const server = await serverWith({ stem: 'sd_xl_base_1.0' });
		const engine = engineFor(server);
		server.fault = 'hang';
		const given = await started(engine, 'sdcpp:sd_xl_base_1.0', picturePiece('long'));
		await given.reached('denoising');
		given.abort(new Error('given up'));
		await given.end;
		expect(server.cancels).toMatchObject([{ status: 409 }]);
		const refused = await started(engine, 'sdcpp:sd_xl_base_1.0', picturePiece('next'));
		expect(problemOf(await refused.end)).toMatchObject({
			type: 'server-busy',
			kind: 'rate-limited',
			retryAfterMs: 30_000,
		});
		expect(server.orders).toHaveLength(1);
		server.finishAll();
		await eventually('the server to be free', async () => {
			const again = await started(engine, 'sdcpp:sd_xl_base_1.0', picturePiece('next'));
			return (await again.end) === null;
		});
	});

	it('is taken out of the queue where it has not begun', async () => {
		const server = await serverWith({ stem: 'sd_xl_base_1.0' });
		const engine = engineFor(server);
		server.fault = 'hang';
		const first = await started(engine, 'sdcpp:sd_xl_base_1.0', picturePiece('first'));
		await first.reached('denoising');
		const second = await started(engine, 'sdcpp:sd_xl_base_1.0', picturePiece('second'));
		await eventually('both to be there', async () => server.orders.length === 2);
		await eventually('the second to be looked at', async () => second.progress.length > 1);
		second.abort(new Error('given up'));
		await second.end;
		expect(server.cancels).toMatchObject([{ status: 200 }]);
		server.finishAll();
		expect(await first.end).toBeNull();
	});

	it('does not keep another server from working', async () => {
		const [one, two] = [await serverWith({ stem: 'sd_xl_base_1.0' }), await serverWith({ stem: 'sd_xl_base_1.0' })];
		const engine = engineFor(one, two);
		expect(await engine.lanes()).toBe(2);
		one.fault = 'hang';
		const given = await started(engine, 'sdcpp:sd_xl_base_1.0', picturePiece('long'));
		await given.reached('denoising');
		given.abort(new Error('given up'));
		await given.end;
		const next = await started(engine, 'sdcpp:sd_xl_base_1.0', picturePiece('next'));
		expect(await next.end).toBeNull();
		expect([one.orders.length, two.orders.length]).toEqual([1, 1]);
	});
});
