import type { Production } from '@showrunner/contract';
import type { ProductionRecord } from '../../domain/productions/production-record.js';
import { notFound } from '../../domain/refusal.js';
import type { Repositories } from '../../domain/store/store.js';
import { showProductions } from './show-productions.js';

export const productionNotFound = (productionId: string) =>
	notFound('production-not-found', 'There is no such production', {
		field: 'productionId',
		detail: productionId,
		fix: 'Check the id of the production',
	});

type Books = Pick<Repositories, 'jobs' | 'productions' | 'spend'>;

/** A record as callers see it. */
export async function showProduction(books: Books, record: ProductionRecord): Promise<Production> {
	const [production] = await showProductions(books, [record]);
	if (!production) throw productionNotFound(record.id);
	return production;
}

export async function getProduction(books: Books, productionId: string): Promise<Production> {
	const record = await books.productions.find(productionId);
	if (!record) throw productionNotFound(productionId);
	return showProduction(books, record);
}
