import type { Production } from '@showrunner/contract';
import { conflict } from '../../domain/refusal.js';
import { recordAdmin, type Actor } from '../audit/record-admin.js';
import type { Deps } from '../deps.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';
import { publishEvent } from '../webhooks/publish-event.js';
import { productionNotFound, showProduction } from './get-production.js';

/** Marks a production as failed; started again with its key, it runs on. The same again changes and tells nothing. */
export function failProduction(
	{ store, clock }: Pick<Deps, 'store' | 'clock'>,
	productionId: string,
	reason: string,
	actor: Actor,
): Promise<Production> {
	refuseUnprintable({ reason });
	return store.transaction(async (books) => {
		const record = await books.productions.lock(productionId);
		if (!record) throw productionNotFound(productionId);
		if (record.state === 'completed') {
			throw conflict('production-completed', 'The production is completed', {
				field: 'productionId',
				detail: productionId,
				fix: 'Start a production with another key for another try',
			});
		}
		if (record.state === 'failed' && record.problem?.title === reason) return showProduction(books, record);
		const now = clock.now();
		const problem = {
			type: 'production-failed',
			title: reason,
			status: 500,
			kind: 'defect',
			instance: productionId,
		} as const;
		const failed = await books.productions.update(productionId, { state: 'failed', problem, updatedAt: now });
		const production = await showProduction(books, failed);
		const entry = { action: 'production.fail', subject: `production:${productionId}`, facts: {} };
		await recordAdmin(books, actor, entry, now);
		await publishEvent(books, 'production-failed', { production }, now);
		return production;
	});
}
