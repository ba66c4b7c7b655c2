import type { Decision } from '../../domain/reviews/decision.js';
import { toReview, type ReviewRecord } from '../../domain/reviews/review-record.js';
import type { Repositories } from '../../domain/store/store.js';
import { recordAudit } from '../record-audit.js';
import { publishEvent } from '../webhooks/publish-event.js';
import { closeWaits } from './close-waits.js';

/**
 * Writes a decision down with all that follows from it: audit log, events and callbacks commit with it or not at all.
 * @param actor by whose key or link it came in; `service` where time was up
 */
export async function settleReview(
	books: Repositories,
	{ id }: Pick<ReviewRecord, 'id'>,
	decision: Decision,
	actor: string,
	now: Date,
): Promise<ReviewRecord> {
	const settled = await books.reviews.update(id, decision);
	const { state, decidedBy } = decision;
	const action = decidedBy === null ? 'review.expire' : 'review.decide';
	await recordAudit(books, { actor, action, subject: `review:${id}`, facts: { state, decidedBy } }, now);
	await publishEvent(books, 'review-decided', { review: toReview(settled) }, now);
	await closeWaits(books, id, now);
	return settled;
}
