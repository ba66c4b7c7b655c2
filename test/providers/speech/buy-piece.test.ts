import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createContractClient, type ContractClient } from '../../../contract/client';
import { azureSpeech } from '../../../providers/speech/azure-speech';
import { buyPiece } from '../../../providers/speech/buy-piece';
import { azureSpeechFake } from '../../fakes/vendors/azure-speech';
import { openNodeService, type NodeService } from '../../kits/built-node-service';
import { onFake } from '../../kits/vendors/on-fake';
import { shortWave } from '../../kits/vendors/short-wave';
import { speechPiece } from '../../kits/vendors/speech-piece';

const secret = 'azure-canary-buy-piece';
const login = { 'ocp-apim-subscription-key': secret };
const protocol = azureSpeechFake(secret, () => shortWave(1));
const piece = speechPiece({ voice: 'en-US-ZoeNeural', model: 'neural' });

describe('a scene that a vendor says', () => {
	let kit: NodeService;
	let client: ContractClient;
	beforeAll(async () => {
		kit = await openNodeService('buy-piece');
		client = createContractClient('', kit.service);
	});
	afterAll(async () => await kit.close());

	it('is booked as paid where the store fails behind it, with nothing against the vendor', async () => {
		const full = new Error('The disk is full');
		await onFake(protocol, { login, service: kit.service }, async (context, fake) => {
			const put = async () => {
				throw full;
			};
			const broken = { ...context, shelf: { ...context.shelf, put } };
			await expect(buyPiece(azureSpeech, { id: 'a', piece, others: [] }, [], broken)).rejects.toBe(full);
			const { rows } = await client.call('reportSpend', { query: { by: 'provider' } });
			const price = piece.text.length * 16;
			expect(rows).toContainEqual(expect.objectContaining({ key: 'azureSpeech', committedMicros: price }));
			const { items } = await client.call('getPurchases', { query: {} });
			expect(items).toEqual([expect.objectContaining({ problem: 'The disk is full', possiblyPaid: 0, assetIds: [] })]);
			expect(fake.paid()).toBe(1);
		});
	});
});
