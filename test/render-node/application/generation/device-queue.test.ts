import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Job, JobPriority } from '@showrunner/contract';
import { createImageGenerateHandler } from '../../../../render-node/src/application/handlers/image-generate.js';
import { generationKit } from '../../../kits/generation.js';
import { paintingEngine, type PaintingEngine } from '../../../kits/painting-engine.js';
import { eventually } from '../../../kits/patience.js';
import { startServiceKit, type ServiceKit } from '../../../kits/service.js';

const engine: PaintingEngine = paintingEngine();
let isHeld = true;
let kit: ServiceKit;

beforeAll(async () => {
	const { deps } = await generationKit([
		{
			...engine,
			async run(order, run) {
				await eventually('the device to be let go', async () => !isHeld, 60_000);
				await engine.run(order, run);
			},
		},
	]);
	kit = await startServiceKit({
		handlers: ({ pieces, isElsewhere }) => [createImageGenerateHandler({ ...deps, pieces, isElsewhere })],
		engines: { generationLanes: async () => 1 },
	});
});
afterAll(() => kit.stop());

const paint = (prompts: string[], priority: JobPriority = 'normal') => {
	const scenes = prompts.map((prompt, index) => ({ id: `scene-${index}`, prompt }));
	const body = { kind: 'image.generate' as const, priority, input: { scenes, aspectRatios: ['1:1' as const] } };
	return kit.client.call('createJob', { body });
};
const read = ({ id }: Job) => kit.client.call('getJob', { params: { jobId: id }, query: { waitMs: 5_000 } });
const ended = (job: Job) =>
	eventually('the end of a job', async () => {
		const now = await read(job);
		return now.finishedAt === null ? null : now;
	});

describe('jobs that need a device', () => {
	it('take it one after the other, the urgent first', async () => {
		const first = await paint(['first']);
		await eventually('the first to be at work', async () => (await read(first)).state === 'running');
		const others = [await paint(['low'], 'low'), await paint(['normal']), await paint(['high'], 'high')];
		isHeld = false;
		for (const job of [first, ...others]) expect(await ended(job)).toMatchObject({ state: 'succeeded' });
		expect(engine.orders.map(({ prompts }) => prompts[0])).toEqual(['first', 'high', 'normal', 'low']);
	});

	it('are done anew where a scene is missing, and only that scene is painted', async () => {
		engine.meet({ word: 'cliff' });
		const partial = await ended(await paint(['sea', 'cliff']));
		expect(partial.result).toMatchObject({ failed: [{ sceneId: 'scene-1' }] });
		engine.meet(null);
		const whole = await ended(await paint(['sea', 'cliff']));
		expect(whole).toMatchObject({ cached: false, result: { failed: [], reused: 1 } });
		expect(engine.orders.at(-1)?.prompts).toEqual(['cliff']);
		const orders = engine.orders.length;
		expect(await ended(await paint(['sea', 'cliff']))).toMatchObject({
			cached: false,
			result: { failed: [], reused: 2, deviceMs: 0 },
		});
		expect(engine.orders).toHaveLength(orders);
	});

	it('go on after a restart without painting again what is there', async () => {
		engine.meet({ word: 'dusk' });
		await ended(await paint(['dawn', 'dusk']));
		engine.meet(null);
		await kit.restart();
		const again = await ended(await paint(['dawn', 'dusk']));
		expect(again).toMatchObject({ cached: false, result: { reused: 1 } });
	});
});
