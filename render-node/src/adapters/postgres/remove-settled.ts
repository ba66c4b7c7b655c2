import { sql, type SQL } from 'drizzle-orm';
import type { RetentionRepository } from '../../domain/store/retention-repository.js';
import type { Handle } from './connection.js';
import { removePurchases } from './remove-purchases.js';

/** Deletes what is found and, in the same statement, the request keys that made it: such a key would lead nowhere. */
const withKeys = (table: SQL, found: SQL, isTheirs: SQL): SQL => sql`
	with gone as (delete from ${table} where id in (${found}) returning id),
		keys as (delete from showrunner.idempotency_keys k using gone where ${isTheirs} and k.resource_id = gone.id::text)
	select 1 from gone`;

/** No window by the clock is longer than a month of 31 days, nor than that by more than the clocks are changed. */
const calendarWindowMs = 32 * 24 * 60 * 60 * 1000;
const reachMs = sql`greatest(coalesce((q.reset ->> 'windowMs')::bigint, ${calendarWindowMs}::bigint), q.spacing_ms)`;

/**
 * Whether what a key has made can still be asked for by it. Kinds that are not named here keep their keys. In a CASE,
 * so that no id is read as a UUID that is none.
 */
const isStillMeant = (madeBefore: Date) => sql`case
	when k.scope = 'recordEvidence' then false
	when k.scope = 'reserveSpend' then exists (
		select 1 from showrunner.spend_reservations s where s.id = k.resource_id::uuid and s.state = 'reserved')
	when k.scope = 'claimPurchase' then exists (
		select 1 from showrunner.purchase_attempts a where a.id = k.resource_id::uuid and a.outcome is null)
	when k.scope like 'takeQuota:%' then exists (
		select 1 from showrunner.quota_takes t where t.id = k.resource_id::uuid and t.at >= ${madeBefore})
	when k.scope = 'requestReview' then exists (
		select 1 from showrunner.reviews r where r.id = k.resource_id::uuid and r.state = 'pending')
	when k.scope = 'createReviewWait' then exists (
		select 1 from showrunner.review_waits w where w.id = k.resource_id::uuid and w.finished_at is null)
	when k.scope = 'createSubscription' then exists (
		select 1 from showrunner.subscriptions s where s.id = k.resource_id::uuid)
	else true end`;

type Removals =
	| 'removeOldRequestKeys'
	| 'removePurchases'
	| 'removeReservations'
	| 'removeQuotaTakes'
	| 'removeReviewWaits'
	| 'removeReviews';

/** Rows of money, quotas and reviews that are over, and keys of requests. Rows that somebody holds are left for later. */
export function removeSettled(db: Handle): Pick<RetentionRepository, Removals> {
	const count = async (statement: SQL) => (await db.execute(statement)).rowCount ?? 0;
	return {
		...removePurchases(db),
		removeOldRequestKeys: (madeBefore, limit) =>
			count(sql`delete from showrunner.idempotency_keys where (scope, key) in (
				select k.scope, k.key from showrunner.idempotency_keys k
				where k.created_at < ${madeBefore} and not ${isStillMeant(madeBefore)}
				limit ${limit} for update skip locked)`),
		removeReservations: (settledBefore, limit) => {
			const found = sql`select s.id from showrunner.spend_reservations s
				where s.state <> 'reserved' and s.settled_at < ${settledBefore} and s.created_at < ${settledBefore}
					and not exists (select 1 from showrunner.productions p where p.id = s.production_id and p.state = 'running')
				limit ${limit} for update of s skip locked`;
			return count(withKeys(sql`showrunner.spend_reservations`, found, sql`k.scope = 'reserveSpend'`));
		},
		removeQuotaTakes: (takenFor, now, limit) => {
			const found = sql`select t.id from showrunner.quotas q join showrunner.quota_takes t on t.quota_id = q.id
				where t.at < ${takenFor} and t.at < ${now}::timestamptz - ${reachMs} * interval '1 millisecond'
				limit ${limit} for update of t skip locked`;
			return count(withKeys(sql`showrunner.quota_takes`, found, sql`k.scope like 'takeQuota:%'`));
		},
		removeReviewWaits: (finishedBefore, limit) => {
			const found = sql`select w.id from showrunner.review_waits w where w.finished_at < ${finishedBefore}
				limit ${limit} for update skip locked`;
			return count(withKeys(sql`showrunner.review_waits`, found, sql`k.scope = 'createReviewWait'`));
		},
		removeReviews: (decidedBefore, limit) => {
			const found = sql`select r.id from showrunner.reviews r
				where r.state <> 'pending' and r.decided_at < ${decidedBefore}
					and not exists (select 1 from showrunner.review_waits w
						where w.finished_at is null and w.review_ids @> array[r.id])
					and not exists (select 1 from showrunner.productions p where p.id = r.production_id and p.made_for_kids)
				limit ${limit} for update of r skip locked`;
			return count(withKeys(sql`showrunner.reviews`, found, sql`k.scope = 'requestReview'`));
		},
	};
}
