import { randomUUID } from 'node:crypto';
import type { Production, startProductionRequest } from '@showrunner/contract';
import type { z } from 'zod';
import type { Deps } from '../deps.js';
import { capProduction } from '../budgets/give-standard-caps.js';
import { claimKey, type RequestKey } from '../idempotency/replay.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';
import { getProduction } from './get-production.js';

/** Starts a production, or gives the one that the same key started; one that had failed runs again. */
export async function startProduction(
	{ store, clock, spendRules }: Pick<Deps, 'store' | 'clock' | 'spendRules'>,
	wish: z.output<typeof startProductionRequest>,
	key: NonNullable<RequestKey>,
): Promise<Production> {
	refuseUnprintable(wish);
	const id = randomUUID();
	return store.transaction(async (books) => {
		const now = clock.now();
		const owner = await claimKey(books, key, id);
		if (owner === id) {
			const { title, channel = null, locale, budgetMicros } = wish;
			await books.productions.insert({
				id,
				idempotencyKey: key.key,
				title,
				channel,
				locale,
				state: 'running',
				problem: null,
				createdAt: now,
				updatedAt: now,
				completedAt: null,
			});
			if (budgetMicros !== undefined) await capProduction(books, id, budgetMicros, spendRules, now);
			return getProduction(books, id);
		}
		const earlier = await books.productions.lock(owner);
		if (earlier?.state === 'failed')
			await books.productions.update(owner, { state: 'running', problem: null, updatedAt: now });
		return getProduction(books, owner);
	});
}
