import type { StartProductionsResponse, startProductionsRequest } from '@showrunner/contract';
import type { z } from 'zod';
import { contentHash } from '../../domain/jobs/content-hash.js';
import { Refusal } from '../../domain/refusal.js';
import type { Actor } from '../audit/record-admin.js';
import type { Deps } from '../deps.js';
import { startProduction } from './start-production.js';

type Answer = StartProductionsResponse['items'][number];

/**
 * Starts productions one after another, so that episodes of a series are numbered as they come. What is refused is
 * told with its reason and keeps no other from starting; what the store is away for fails the whole call, and the
 * same call again finds what was started.
 */
export async function startProductions(
	deps: Pick<Deps, 'store' | 'clock' | 'spendRules'>,
	wishes: z.output<typeof startProductionsRequest>['productions'],
	actor: Actor,
): Promise<StartProductionsResponse> {
	const items: Answer[] = [];
	for (const { idempotencyKey, ...wish } of wishes) {
		const key = { scope: 'startProduction', key: idempotencyKey, requestHash: contentHash(wish) };
		try {
			items.push({ idempotencyKey, production: await startProduction(deps, wish, key, actor), problem: null });
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			items.push({ idempotencyKey, production: null, problem: error.problem });
		}
	}
	return { items };
}
