import { sql } from 'drizzle-orm';
import type { RetentionRepository } from '../../domain/store/retention-repository.js';
import type { Handle } from './connection.js';

/** Purchases that are over, with their attempts and the request keys of these; none of which a word is still to come. */
export const removePurchases = (db: Handle): Pick<RetentionRepository, 'removePurchases'> => ({
	async removePurchases(quietSince, limit) {
		const done = await db.execute(sql`
			with found as (
				select p.id from showrunner.purchases p
				where p.state in ('kept', 'failed') and p.updated_at < ${quietSince}
					and not exists (
						select 1 from showrunner.purchase_attempts a where a.purchase_id = p.id and a.outcome is null)
					and not exists (select 1 from showrunner.productions o where o.id = p.production_id and o.state = 'running')
				limit ${limit} for update of p skip locked
			), keys as (
				delete from showrunner.idempotency_keys k using showrunner.purchase_attempts a, found
				where a.purchase_id = found.id and k.scope = 'claimPurchase' and k.resource_id = a.id::text
			)
			delete from showrunner.purchases where id in (select id from found)`);
		return done.rowCount ?? 0;
	},
});
