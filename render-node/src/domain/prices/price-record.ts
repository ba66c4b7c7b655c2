import type { Price } from '@showrunner/contract';
import { conflict, notFound } from '../refusal.js';

export type PriceRecord = Omit<Price, 'createdAt' | 'updatedAt'> & { createdAt: Date; updatedAt: Date };

/** The price as callers see it. */
export const toPrice = (record: PriceRecord): Price => ({
	...record,
	createdAt: record.createdAt.toISOString(),
	updatedAt: record.updatedAt.toISOString(),
});

export const priceNotFound = (id: string) =>
	notFound('price-not-found', 'There is no such price', {
		field: 'priceId',
		detail: id,
		fix: 'List the prices and take an id from there',
	});

export const tooManyPrices = (most: number) =>
	conflict('prices-full', `There are ${most} prices already, and there can be no more`, {
		field: 'model',
		fix: "Delete prices that no workflow needs, or set one for all models of a provider by '*'",
	});
