import {
	assetSchema,
	type Asset,
	type EvidenceEntry,
	type Production,
	type RecordEvidenceRequest,
} from '@showrunner/contract';
import { eventually } from './patience.js';
import { startServiceKit } from './service.js';

/** A service with short ways to files, records and productions. */
export async function startEvidenceService() {
	const kit = await startServiceKit();
	const list = (assetId: string, query = {}) => kit.client.call('getAssetEvidence', { params: { assetId }, query });
	return {
		...{ fetch: kit.fetch, stop: kit.stop, client: kit.client, list },
		async upload(name: string, text = name): Promise<Asset> {
			const response = await kit.fetch(`/v1/assets?name=${encodeURIComponent(name)}`, { method: 'POST', body: text });
			return assetSchema.parse(await response.json());
		},
		record: (assetId: string, body: Partial<RecordEvidenceRequest>, idempotencyKey?: string) =>
			kit.client.call('recordEvidence', {
				params: { assetId },
				body: { sourceKind: 'own-recording', licence: 'own work', ...body },
				...(idempotencyKey !== undefined && { idempotencyKey }),
			}),
		/** The records of an asset once each has its place on the chain. */
		async sealed(assetId: string): Promise<EvidenceEntry[]> {
			await eventually('the seal', async () => (await list(assetId)).items.every(({ seal }) => seal !== null));
			return (await list(assetId)).items;
		},
		start: (title: string) =>
			kit.client.call('startProduction', { body: { locale: 'en', title }, idempotencyKey: title }),
		complete: ({ id }: Production, assets: Production['assets']) =>
			kit.client.call('completeProduction', { params: { productionId: id }, body: { assets } }),
	};
}

export type EvidenceService = Awaited<ReturnType<typeof startEvidenceService>>;
