import type { Production } from '@showrunner/contract';
import type { ProductionRecord } from '../../domain/productions/production-record.js';
import { notFound } from '../../domain/refusal.js';
import { showProductions, type ProductionBooks } from './show-productions.js';

export const productionNotFound = (productionId: string) =>
	notFound('production-not-found', 'There is no such production', {
		field: 'productionId',
		detail: productionId,
		fix: 'Check the id of the production',
	});

/** A record as callers see it. */
export async function showProduction(books: ProductionBooks, record: ProductionRecord): Promise<Production> {
	const [production] = await showProductions(books, [record]);
	if (!production) throw productionNotFound(record.id);
	return production;
}

export async function getProduction(books: ProductionBooks, productionId: string): Promise<Production> {
	const record = await books.productions.find(productionId);
	if (!record) throw productionNotFound(productionId);
	return showProduction(books, record);
}
