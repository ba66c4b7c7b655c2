import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createContractClient, type ContractClient } from '../../../contract/client';
import type { VendorContext } from '../../../providers/core/vendor-context';
import { googleVisionModeration } from '../../../providers/moderation/google-vision';
import { moderate } from '../../../providers/moderation/moderate';
import { googleVisionFake } from '../../fakes/vendors/moderation';
import { openNodeService, type NodeService } from '../../kits/built-node-service';
import { onFake } from '../../kits/vendors/on-fake';

const secret = 'moderation-canary-3be0d7';
const login = { 'x-goog-api-key': secret };
const protocol = googleVisionFake(secret);

describe('a picture that a vendor looks over', () => {
	let kit: NodeService;
	let client: ContractClient;
	beforeAll(async () => {
		kit = await openNodeService('moderate', { SHOWRUNNER_CIRCUIT_FAILURES: '2' });
		client = createContractClient('', kit.service);
	});
	afterAll(async () => await kit.close());

	const look = async (context: VendorContext, assetId: string) =>
		await moderate(googleVisionModeration, { kind: 'image', assetId }, context);

	it('is not asked about while the store does not give it, with nothing against the vendor', async () => {
		await onFake(protocol, { login, service: kit.service }, async (context, fake) => {
			const away = new Error('The store is away');
			const read = async () => await Promise.reject(away);
			const broken = { ...context, shelf: { ...context.shelf, read } };
			for (const assetId of ['one', 'two', 'three']) await expect(look(broken, assetId)).rejects.toBe(away);
			expect(fake.paid()).toBe(0);
			expect((await client.call('getCircuits', {})).items).toEqual([]);
			const { items } = await client.call('getPurchases', { query: {} });
			const told = expect.objectContaining({ state: 'failed', problem: 'The store is away', possiblyPaid: 0 });
			expect(items).toEqual([told, told, told]);

			const { id } = await context.shelf.put({
				...{ name: 'sea', mediaType: 'image/png', bytes: new Uint8Array(Buffer.from('sea')) },
			});
			expect((await look(context, id)).value).toMatchObject({ provider: 'googleVision', pieces: [{ reused: false }] });
			expect(fake.paid()).toBe(1);
		});
	});
});
