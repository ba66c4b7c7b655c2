import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Job, Model } from '@showrunner/contract';
import { createImageGenerateHandler } from '../../../../render-node/src/application/handlers/image-generate.js';
import { toModel } from '../../../../render-node/src/application/generation/offered-models.js';
import type { ModelCard } from '../../../../render-node/src/domain/diffusion/model-card.js';
import { generationKit } from '../../../kits/generation.js';
import { eventually } from '../../../kits/patience.js';
import { paintingEngine, paintingModel, type PaintingEngine } from '../../../kits/painting-engine.js';
import { startServiceKit, type ServiceKit } from '../../../kits/service.js';
import { createDatabase, startTestServer, type TestServer } from '../../../kits/test-database.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const folder = temporaryFolder('machines');
let server: TestServer | null = null;
let database: Awaited<ReturnType<typeof createDatabase>> | null = null;
let kits: ServiceKit[] = [];

const cardOf = (id: string): ModelCard => paintingModel({ id, label: id });
const machines: { engine: PaintingEngine; card: ModelCard }[] = ['left', 'right'].map((id) => {
	const card = cardOf(id);
	return { card, engine: paintingEngine([card]) };
});
const both = paintingModel({ id: 'both', label: 'both' });

async function startMachine(engine: PaintingEngine, role: string): Promise<ServiceKit> {
	const { deps } = await generationKit([engine]);
	const models = async (): Promise<Model[]> => (await engine.models()).map(toModel);
	return startServiceKit({
		handlers: ({ pieces, isElsewhere }) => [createImageGenerateHandler({ ...deps, pieces, isElsewhere })],
		engines: { models, generationLanes: async () => 1 },
		dataDir: folder.path,
		env: { SHOWRUNNER_DATABASE_URL: database?.url ?? '', SHOWRUNNER_ROLE: role },
	});
}

beforeAll(async () => {
	server = await startTestServer();
	if (!server) return console.warn('No PostgreSQL server was found: tests of several machines are skipped');
	database = await createDatabase(server.url);
	kits = [await startMachine(paintingEngine([both]), 'api')];
	for (const { engine } of machines) kits.push(await startMachine(engine, 'worker'));
});
afterAll(async () => {
	if (!server) return;
	await Promise.allSettled(kits.map((kit) => kit.stop()));
	await database?.drop();
	await server.stop();
	folder.remove();
});

const api = () => kits[0] as ServiceKit;
const paint = (prompt: string, model = 'auto') => {
	const input = { scenes: [{ id: 'a', prompt }], aspectRatios: ['1:1'], model, fallBack: false };
	return api().client.call('createJob', { body: { kind: 'image.generate', input } });
};
const ended = async ({ id }: Job) => {
	const read = () => api().client.call('getJob', { params: { jobId: id }, query: { waitMs: 10_000 } });
	await eventually('the end of a job', async () => (await read()).finishedAt !== null);
	return read();
};

describe('machines on one queue', () => {
	it('tell together what they generate with; one that runs no jobs offers nothing', async () => {
		if (!server) return;
		const { items } = await api().client.call('getModels', { query: { kind: 'text-to-image' } });
		expect(items.map(({ id }) => id).sort()).toEqual(['left', 'right']);
	});

	it('leave a job to the one that has its model', async () => {
		if (!server) return;
		for (const [index, { card }] of machines.entries()) {
			const before = machines.map(({ engine }) => engine.orders.length);
			const job = await ended(await paint(`only on ${card.id} ${index}`, card.id));
			expect(job).toMatchObject({ state: 'succeeded', result: { model: card.id } });
			const after = machines.map(({ engine }) => engine.orders.length);
			expect(after.map((count, at) => count - (before[at] ?? 0))).toEqual(index === 0 ? [1, 0] : [0, 1]);
		}
	});

	it('share what any of them can do', async () => {
		if (!server) return;
		const jobs = await Promise.all(Array.from({ length: 8 }, (_, index) => paint(`shared ${index}`)));
		const results = await Promise.all(jobs.map(ended));
		const makers = results.map(({ result }) => (result as { model: string }).model);
		expect(new Set(makers)).toEqual(new Set(['left', 'right']));
	});

	it('refuse a model that no machine has, with those that are known', async () => {
		if (!server) return;
		const job = await ended(await paint('nowhere', 'nobody'));
		expect(job).toMatchObject({ state: 'failed', problem: { type: 'model-unknown', field: 'model' } });
	});
});
