import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import OpenAI from 'openai';
import { createOpenAiEngine } from '../../../../../render-node/src/adapters/diffusion/openai/create-openai-engine.js';
import type { DiffusionEngine } from '../../../../../render-node/src/domain/diffusion/diffusion-engine.js';
import type { GenerationPiece } from '../../../../../render-node/src/domain/diffusion/generation.js';
import { madeFile } from '../../../../fakes/made-files.js';
import { readOrder, type Order } from '../../../../fakes/openai-server/read-order.js';
import { startOpenAiServer, type FakeOpenAiServer } from '../../../../fakes/openai-server/start-openai-server.js';
import { madeIn, problemOf } from '../../../../kits/diffusion-engine-suite.js';
import { engineTools } from '../../../../kits/engine-tools.js';
import { begin, cardOf, clipPiece, picturePiece } from '../../../../kits/generation-orders.js';
import { silentLog } from '../../../../kits/silent-log.js';
import { temporaryFolder } from '../../../../kits/temporary-folder.js';

const key = 'canary-key-9f3b17';
const open: (() => unknown)[] = [];
afterEach(async () => {
	for (const close of open.splice(0).reverse()) await close();
});

async function serverWith(...setup: Parameters<typeof startOpenAiServer>): Promise<FakeOpenAiServer> {
	const server = await startOpenAiServer(...setup);
	open.push(server.close);
	return server;
}

function engineFor(
	servers: readonly FakeOpenAiServer[],
	apiKey: string | null = null,
	log = silentLog(),
): DiffusionEngine {
	const engine = createOpenAiEngine({
		servers: servers.map(({ url }) => ({ url, apiKey })),
		...{ tools: engineTools, log },
		limits: { listMs: 2_000, keptMs: 0, poll: { firstMs: 5, mostMs: 20 } },
	});
	open.push(engine.close);
	return engine;
}

async function made(engine: DiffusionEngine, id: string, ...pieces: GenerationPiece[]) {
	const running = await begin(engine, await cardOf(engine, id), pieces);
	open.push(running.remove);
	return { ...running, error: await running.end };
}

const ordersTo = (server: FakeOpenAiServer) =>
	server.calls.flatMap(({ path: route, order }) => (order ? [{ route, ...order }] : []));

async function pictureFile(): Promise<string> {
	const folder = temporaryFolder('picture');
	open.push(folder.remove);
	const file = path.join(folder.path, 'private-name.png');
	await writeFile(file, await madeFile('png', { width: 64, height: 64 }));
	return file;
}

describe('what the engine sends', () => {
	it('is what the SDK sends for the members that it knows, and the servers own members beside them', async () => {
		const ours = await serverWith({ models: [{ id: 'Qwen/Qwen-Image' }] });
		const engine = engineFor([ours]);
		const wish = { negativePrompt: 'blur', guidance: 4, steps: 12, seed: 99 };
		expect((await made(engine, 'openai:Qwen/Qwen-Image', picturePiece('a lamp', wish))).error).toBeNull();
		const typed = await recorded((client) =>
			client.images.generate({
				...{ model: 'Qwen/Qwen-Image', prompt: 'a lamp', size: '256x320', n: 1 },
				...{ response_format: 'b64_json', output_format: 'png' },
			}),
		);
		const extra = { seed: 99, negative_prompt: 'blur', num_inference_steps: 12, true_cfg_scale: 4 };
		const [sent] = ordersTo(ours);
		expect(sent).toEqual({ route: typed.route, ...typed.order, members: { ...typed.order.members, ...extra } });
		expect(sent).not.toEqual({ route: typed.route, ...typed.order });
	});

	it('is the form that the SDK sends for a clip with a first frame', async () => {
		const ours = await serverWith({ models: [{ id: 'Wan-AI/Wan2.2-I2V-A14B' }] });
		const engine = engineFor([ours]);
		const firstFrame = await pictureFile();
		const piece = clipPiece('it turns', { kind: 'image-to-video' }, { firstFrame });
		expect((await made(engine, 'openai:Wan-AI/Wan2.2-I2V-A14B', piece)).error).toBeNull();
		const bytes = ordersTo(ours)[0]?.files['input_reference'] ?? new Uint8Array();
		const typed = await recorded((client) =>
			client.videos.create({
				...{ model: 'Wan-AI/Wan2.2-I2V-A14B', prompt: 'it turns' },
				...({ size: '256x320', seconds: '1' } as object),
				input_reference: new File([new Uint8Array(bytes)], 'picture.png', { type: 'image/png' }),
			}),
		);
		const extra = { seed: '7', num_inference_steps: '4', num_frames: '9', fps: '8' };
		const sent = ordersTo(ours)[0];
		expect(sent).toEqual({ route: typed.route, ...typed.order, members: { ...typed.order.members, ...extra } });
		expect(JSON.stringify(ours.calls)).not.toContain('private-name');
	});

	it('tells a change of a picture in words and with its bytes', async () => {
		const server = await serverWith({ models: [{ id: 'Qwen/Qwen-Image-Edit-2511' }] });
		const engine = engineFor([server]);
		const piece = picturePiece(
			'make it night',
			{ kind: 'image-to-image', strength: 0.7 },
			{ picture: await pictureFile() },
		);
		const { error, outcomes } = await made(engine, 'openai:Qwen/Qwen-Image-Edit-2511', piece);
		expect(error).toBeNull();
		expect(madeIn(outcomes[0]).size).toEqual({ width: 256, height: 320 });
		expect(ordersTo(server)[0]).toMatchObject({ route: '/v1/images/edits', form: 'multipart' });
	});

	it('goes to sglang as JSON, and by form to others', async () => {
		const wan = { id: 'Wan-AI/Wan2.2-T2V-A14B', task_type: 'T2V' };
		const [sglang, omni] = [await serverWith({ kind: 'sglang', models: [wan] }), await serverWith({ models: [wan] })];
		for (const server of [sglang, omni])
			expect((await made(engineFor([server]), `openai:${wan.id}`, clipPiece('waves'))).error).toBeNull();
		expect(ordersTo(sglang).map(({ form }) => form)).toEqual(['json']);
		expect(ordersTo(omni).map(({ form }) => form)).toEqual(['multipart']);
	});

	it('turns to the other way once where a server does not understand the first', async () => {
		// A server of sglang's kind behind another name.
		const server = await serverWith({
			kind: 'sglang',
			models: [{ id: 'wan2.2-t2v', owned_by: 'proxy' } as { id: string }],
		});
		const engine = engineFor([server]);
		expect((await made(engine, 'openai:wan2.2-t2v', clipPiece('a'), clipPiece('b'))).error).toBeNull();
		expect(ordersTo(server).map(({ form }) => form)).toEqual(['multipart', 'json', 'json']);
	});

	it('asks for sound where it is wanted, and leaves it out where it is not', async () => {
		const server = await serverWith({ models: [{ id: 'Lightricks/LTX-2' }] });
		const engine = engineFor([server]);
		const { outcomes } = await made(
			engine,
			'openai:Lightricks/LTX-2',
			clipPiece('a', { sound: true }),
			clipPiece('b', { sound: false }),
		);
		expect(outcomes.map((outcome) => madeIn(outcome).clip?.hasSound)).toEqual([true, false]);
	});

	it('makes other forms of pictures and clips into its own', async () => {
		const server = await serverWith({ models: [{ id: 'FLUX.1-dev' }, { id: 'wan2.1-t2v' }] });
		Object.assign(server, { pictureForm: 'webp', clipForm: 'webm' });
		const engine = engineFor([server]);
		const picture = await made(engine, 'openai:FLUX.1-dev', picturePiece('a'));
		expect(madeIn(picture.outcomes[0])).toMatchObject({ mediaType: 'image/png', size: { width: 256, height: 320 } });
		const clip = await made(engine, 'openai:wan2.1-t2v', clipPiece('b'));
		expect(await engineTools.probeMedia(madeIn(clip.outcomes[0]).path)).toMatchObject({ videoCodec: 'h264' });
	});
});

describe('the servers of the engine', () => {
	it('share a model that both have, and one stands in for the other', async () => {
		const model = { id: 'Tongyi-MAI/Z-Image-Turbo' };
		const [first, second] = [await serverWith({ models: [model] }), await serverWith({ models: [model] })];
		const engine = engineFor([first, second]);
		expect((await engine.models()).map(({ card }) => card.id)).toEqual([`openai:${model.id}`]);
		expect(await engine.lanes()).toBe(2);
		first.fault = 'loading';
		const { error } = await made(engine, `openai:${model.id}`, picturePiece('a'), picturePiece('b'));
		expect(error).toBeNull();
		expect([ordersTo(first).length, ordersTo(second).length]).toEqual([1, 2]);
		expect(ordersTo(second)[0]?.members).toMatchObject({ guidance_scale: 0 });
	});

	it('keep the models of one that went away, not available, and know those of one that came back', async () => {
		const server = await serverWith({ models: [{ id: 'sdxl-base' }] });
		const engine = engineFor([server]);
		expect(await engine.models()).toMatchObject([
			{ available: true, card: { licence: { id: 'CreativeML-OpenRAIL++-M' } } },
		]);
		server.fault = 'unauthorized';
		expect(await engine.models()).toMatchObject([
			{ available: false, note: expect.stringContaining('did not accept the key') },
		]);
		server.fault = 'none';
		expect(await engine.models()).toMatchObject([{ available: true }]);
		await server.close();
		expect(await engine.models()).toMatchObject([
			{ available: false, note: expect.stringContaining('cannot be reached') },
		]);
		expect(await engine.lanes()).toBe(0);
	});

	it('tell what their models are for, or nothing is guessed of their licence', async () => {
		const models = [{ id: '/srv/models/my-video', task_type: 'TI2V' }, { id: 'my-picture' }, { id: 'wan2.1-flf2v' }];
		const offered = await engineFor([await serverWith({ kind: 'sglang', models })]).models();
		expect(offered.map(({ card }) => [card.id, card.kinds, card.frames !== null, card.licence.commercialUse])).toEqual([
			['openai:my-video', ['text-to-video', 'image-to-video'], true, 'conditional'],
			['openai:my-picture', ['text-to-image'], false, 'conditional'],
		]);
	});

	it('never show the key in an error, a fact or the log', async () => {
		const server = await serverWith({ models: [{ id: 'sdxl' }], apiKey: key });
		const heard: unknown[] = [];
		const log = { debug: hear, info: hear, warn: hear, error: hear };
		function hear(facts: object, message: string) {
			heard.push(message, inspectable(facts));
		}
		const engine = createOpenAiEngine({
			servers: [{ url: `${server.url}/v1`, apiKey: key }],
			tools: engineTools,
			log,
			limits: { keptMs: 0 },
		});
		open.push(engine.close);
		const card = await cardOf(engine, 'openai:sdxl');
		const right = await begin(engine, card, [picturePiece('a')]);
		open.push(right.remove);
		expect(await right.end).toBeNull();
		expect(server.calls.at(-1)?.headers).toMatchObject({ authorization: `Bearer ${key}` });
		expect(Object.keys(server.calls.at(-1)?.headers ?? {}).filter((name) => name.startsWith('x-stainless'))).toEqual(
			[],
		);
		server.fault = 'unauthorized';
		const wrong = await begin(engine, card, [picturePiece('a')]);
		open.push(wrong.remove);
		const error = await wrong.end;
		// The fake says the key back, so the words are there to be stripped.
		expect(problemOf(error)).toMatchObject({
			kind: 'credential-invalid',
			detail: expect.stringContaining('Invalid key'),
		});
		const told = inspectable([error, right.outcomes, right.progress, await engine.models(), heard]);
		expect(told).toContain('Invalid key');
		expect(told).not.toContain(key);
	});

	it('are not waited for for ever in the middle of an answer', async () => {
		const server = await serverWith({ models: [{ id: 'sdxl' }] });
		const engine = createOpenAiEngine({
			...{ servers: [{ url: server.url, apiKey: null }], tools: engineTools, log: silentLog() },
			limits: { pictureMs: 1_000 },
		});
		open.push(engine.close);
		const card = await cardOf(engine, 'openai:sdxl');
		server.fault = 'stall';
		const running = await begin(engine, card, [picturePiece('a')]);
		open.push(running.remove);
		expect(problemOf(await running.end)).toMatchObject({ type: 'server-too-slow' });
	});

	it('may refuse the content of a clip only after they have made it', async () => {
		const engine = engineFor([await serverWith({ models: [{ id: 'wan2.1-t2v' }] })]);
		const { outcomes, error } = await made(
			engine,
			'openai:wan2.1-t2v',
			clipPiece('something unseemly'),
			clipPiece('waves'),
		);
		expect(error).toBeNull();
		expect(outcomes).toMatchObject([{ problem: { kind: 'content-rejected' } }, { made: { mediaType: 'video/mp4' } }]);
	});
});

/** Everything in a value, errors and their causes too. */
function inspectable(value: unknown): string {
	const seen = new Set<object>();
	return JSON.stringify(value, (_, part: unknown) => {
		if (typeof part !== 'object' || part === null) return part;
		if (seen.has(part)) return undefined;
		seen.add(part);
		return part instanceof Error ? { ...part, message: part.message, stack: part.stack, cause: part.cause } : part;
	});
}

/** What a plain SDK client sends for a call. */
async function recorded(call: (client: OpenAI) => PromiseLike<unknown>): Promise<{ route: string; order: Order }> {
	const { promise, resolve } = Promise.withResolvers<{ route: string; order: Order }>();
	const server = createServer(async (request, response) => {
		const order = await readOrder(request);
		if (order) resolve({ route: request.url ?? '', order });
		response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const { port } = server.address() as AddressInfo;
	await call(new OpenAI({ baseURL: `http://127.0.0.1:${port}/v1`, apiKey: 'none', maxRetries: 0 }));
	server.close();
	server.closeAllConnections();
	return promise;
}
