import type { RetentionReport } from '@showrunner/contract';
import { before, type RetentionRules } from '../../domain/retention/retention-rules.js';
import type { RetentionRepository } from '../../domain/store/retention-repository.js';

export type ClearedBooks = Omit<RetentionReport, 'assets' | 'dryRun' | 'ranAt'>;

/** How often a part is taken away; the rest goes with the next run. */
const partsAtMost = 1_000;

async function inParts(remove: (limit: number) => Promise<number>, limit: number): Promise<number> {
	let removed = 0;
	for (let part = 0; part < partsAtMost; part++) {
		const taken = await remove(limit);
		removed += taken;
		if (taken < limit) break;
	}
	return removed;
}

/** Runs a part of the work; in earnest each in a transaction of its own, for a dry run all in one that is undone. */
export type Within = <T>(work: (books: RetentionRepository) => Promise<T>) => Promise<T>;

/** Takes rows away by the rules, in the order in which one makes another superfluous. */
export async function clearBooks(
	within: Within,
	rules: RetentionRules,
	now: Date,
	limit: number,
): Promise<ClearedBooks> {
	const clear = (remove: (books: RetentionRepository, limit: number) => Promise<number>) =>
		inParts((part) => within((books) => remove(books, part)), limit);
	const [jobs, deliveries, audit] = [rules.jobsMs, rules.deliveriesMs, rules.auditMs].map((age) => before(age, now));
	return {
		deliveries: deliveries ? await clear((books, part) => books.removeDeliveries(deliveries, part)) : 0,
		jobs: jobs ? await clear((books, part) => books.removeJobs(jobs, part)) : 0,
		batches: jobs ? await clear((books, part) => books.removeEmptyBatches(part)) : 0,
		results: jobs ? await clear((books, part) => books.removeResults(part)) : 0,
		requestKeys: jobs ? await clear((books, part) => books.removeRequestKeys(part)) : 0,
		auditEntries: audit ? await clear((books, part) => books.removeAudit(audit, part)) : 0,
	};
}
