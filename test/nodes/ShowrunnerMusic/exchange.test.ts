import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createContractClient } from '../../../contract/client';
import { stableAudioFake } from '../../fakes/vendors/stable-audio';
import { openNodeService, type NodeService } from '../../kits/built-node-service';
import { runNode } from '../../kits/run-node';
import { startVendorFake, type VendorFake } from '../../kits/vendors/vendor-fake';

const secret = 'music-canary-exchange-77';
const exchange = { from: 'USD', to: 'EUR', rate: 0.5, asOf: '2026-11-20' };
const story = { title: 'T', locale: 'en', scenes: [{ id: 'a', narration: 'The sea is calm.', mood: 'calm' }] };

describe('a track that is priced in dollars, where caps are in euros', () => {
	let service: NodeService;
	let fake: VendorFake;
	beforeAll(async () => {
		service = await openNodeService('exchange', {
			...{ SHOWRUNNER_CURRENCY: 'EUR', SHOWRUNNER_EXCHANGE_RATES: 'USD:EUR=0.5@2026-11-20' },
		});
		fake = await startVendorFake(stableAudioFake(secret, () => Buffer.from('ID3 sound')));
	});
	afterAll(async () => {
		await fake.stop();
		await service.close();
	});

	it('is bought by the rate that is set, within the cap, and the line of its cost tells the rate', async () => {
		const credentials = {
			...{ showrunnerApi: service.credentials, showrunnerStabilityApi: { apiKey: secret, baseUrl: fake.baseUrl } },
		};
		const { json, error } = await runNode(credentials, {
			...{ node: 'Music', resource: 'track', operation: 'generate', json: { story } },
			parameters: { providers: ['stableAudio'], durationSeconds: 30 },
		});
		expect(error).toBeUndefined();
		expect(json.costs).toEqual([
			expect.objectContaining({ priceMicros: 100_000, costMicros: 100_000, currency: 'EUR', exchange }),
		]);
		const { baseUrl, apiKey } = service.credentials;
		const client = createContractClient(baseUrl, async (url, init) => {
			return await fetch(url, { ...init, headers: { ...init.headers, authorization: `Bearer ${apiKey}` } });
		});
		const { totals } = await client.call('reportSpend', { query: { by: 'provider' } });
		expect(totals).toMatchObject([{ currency: 'EUR', committedMicros: 100_000 }]);
		expect((await client.call('getPrices', {})).exchangeRates).toEqual([exchange]);
	});
});
