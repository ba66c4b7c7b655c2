import { afterAll, describe, expect, it } from '@jest/globals';
import type { Model } from '@showrunner/contract';
import { toModel } from '../../../../render-node/src/application/generation/offered-models.js';
import { paintingModel } from '../../../kits/painting-engine.js';
import { startServiceKit, type ServiceKit } from '../../../kits/service.js';

const kits: ServiceKit[] = [];
afterAll(() => Promise.all(kits.map((kit) => kit.stop())));

async function offeredWith(slots: string): Promise<string[]> {
	const models = async (): Promise<Model[]> => [toModel({ card: paintingModel(), available: true, note: '' })];
	const kit = await startServiceKit({ engines: { models }, env: { SHOWRUNNER_GENERATION_SLOTS: slots } });
	kits.push(kit);
	return (await kit.client.call('getModels', { query: {} })).items.map(({ id }) => id);
}

describe('a machine that is kept out of generating', () => {
	it('offers none of its models, for others would wait for it in vain', async () => {
		expect(await offeredWith('0')).toEqual([]);
		expect(await offeredWith('1')).toEqual(['painter']);
	});
});
