import type { RetentionReport } from '@showrunner/contract';
import { dayMs, type RetentionRules } from '../../domain/retention/retention-rules.js';
import type { Deps } from '../deps.js';
import { chooseAssets } from './choose-assets.js';
import { clearBooks, type ClearedBooks } from './clear-books.js';
import { toldAssets } from './told-assets.js';

class Undone extends Error {
	constructor(readonly cleared: ClearedBooks) {
		super('A dry run is undone');
	}
}

/** What the rules would take away now. It is taken away and the transaction undone, so that nothing is guessed. */
export async function previewRetention(
	{ store, clock }: Pick<Deps, 'store' | 'clock'>,
	rules: RetentionRules,
): Promise<RetentionReport> {
	const now = clock.now();
	const chosen = await chooseAssets(store.retention, rules, now, dayMs);
	const cleared = await store
		.transaction(async (books): Promise<ClearedBooks> => {
			throw new Undone(await clearBooks((work) => work(books.retention), rules, now, 100_000));
		})
		.catch((error: unknown) => {
			if (error instanceof Undone) return error.cleared;
			throw error;
		});
	return { dryRun: true, ranAt: now.toISOString(), ...cleared, assets: toldAssets(chosen) };
}
