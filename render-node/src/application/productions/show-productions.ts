import type { Production } from '@showrunner/contract';
import type { ProductionRecord } from '../../domain/productions/production-record.js';
import { toProduction } from '../../domain/productions/to-production.js';
import type { Repositories } from '../../domain/store/store.js';

/** What a production is shown from. */
export type ProductionBooks = Pick<Repositories, 'jobs' | 'productions' | 'profiles' | 'spend'>;

/** Productions as callers see them, each with its steps, assets and costs. */
export async function showProductions(books: ProductionBooks, records: ProductionRecord[]): Promise<Production[]> {
	const ids = records.map(({ id }) => id);
	const versionIds = [...new Set(records.flatMap(({ profileVersionId }) => profileVersionId ?? []))];
	// One after the other: within a transaction there is one connection, and it answers one question at a time.
	const jobs = await books.jobs.ofProductions(ids);
	const assets = await books.productions.assetsOf(ids);
	const costs = await books.spend.costsOf(ids);
	const versions = await books.profiles.versions(versionIds);
	return records.map((record) =>
		toProduction(record, {
			jobs: jobs.filter(({ productionId }) => productionId === record.id),
			assets: assets
				.filter(({ productionId }) => productionId === record.id)
				.map(({ role, assetId }) => ({ role, assetId })),
			costs: costs.get(record.id),
			profile: versions.find(({ id }) => id === record.profileVersionId),
		}),
	);
}
