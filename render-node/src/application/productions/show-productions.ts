import type { Production } from '@showrunner/contract';
import type { ProductionRecord } from '../../domain/productions/production-record.js';
import { toProduction } from '../../domain/productions/to-production.js';
import type { Repositories } from '../../domain/store/store.js';

/** Productions as callers see them, each with its steps, assets and costs. */
export async function showProductions(
	books: Pick<Repositories, 'jobs' | 'productions' | 'spend'>,
	records: ProductionRecord[],
): Promise<Production[]> {
	const ids = records.map(({ id }) => id);
	const [jobs, assets, costs] = await Promise.all([
		books.jobs.ofProductions(ids),
		books.productions.assetsOf(ids),
		books.spend.costsOf(ids),
	]);
	return records.map((record) =>
		toProduction(
			record,
			jobs.filter(({ productionId }) => productionId === record.id),
			assets.filter(({ productionId }) => productionId === record.id).map(({ role, assetId }) => ({ role, assetId })),
			costs.get(record.id),
		),
	);
}
