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
	const clear = (
		ageMs: number | null,
		remove: (books: RetentionRepository, until: Date, limit: number) => Promise<number>,
	) => {
		const until = before(ageMs, now);
		return until ? inParts((part) => within((books) => remove(books, until, part)), limit) : Promise.resolve(0);
	};
	const { jobsMs, deliveriesMs, auditMs, quotaTakesMs, spendMs, purchasesMs, reviewsMs, requestKeysMs } = rules;
	const deliveries = await clear(deliveriesMs, (books, until, part) => books.removeDeliveries(until, part));
	const jobs = await clear(jobsMs, (books, until, part) => books.removeJobs(until, part));
	const batches = await clear(jobsMs, (books, _, part) => books.removeEmptyBatches(part));
	const results = await clear(jobsMs, (books, _, part) => books.removeResults(part));
	const orphanKeys = await clear(jobsMs, (books, _, part) => books.removeRequestKeys(part));
	const oldKeys = await clear(requestKeysMs, (books, until, part) => books.removeOldRequestKeys(until, part));
	return {
		...{ deliveries, jobs, batches, results, requestKeys: orphanKeys + oldKeys },
		purchases: await clear(purchasesMs, (books, until, part) => books.removePurchases(until, part)),
		reservations: await clear(spendMs, (books, until, part) => books.removeReservations(until, part)),
		quotaTakes: await clear(quotaTakesMs, (books, until, part) => books.removeQuotaTakes(until, now, part)),
		reviewWaits: await clear(reviewsMs, (books, until, part) => books.removeReviewWaits(until, part)),
		reviews: await clear(reviewsMs, (books, until, part) => books.removeReviews(until, part)),
		auditEntries: await clear(auditMs, (books, until, part) => books.removeAudit(until, part)),
	};
}
