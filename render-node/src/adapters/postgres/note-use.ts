import { sql } from 'drizzle-orm';
import type { Handle } from './connection.js';

/**
 * Writes down that assets are used again, by the clock of the database, at most once an hour. What is being deleted is
 * waited for and left out; the order of the rows keeps two that do this at once from waiting for each other.
 */
export async function noteUse(db: Handle, assetIds: readonly string[]): Promise<void> {
	if (assetIds.length === 0) return;
	await db.execute(sql`
		with present as (
			select id from showrunner.assets where id = any(${sql.param([...assetIds])}::text[]) order by id for key share
		)
		insert into showrunner.asset_uses as known (asset_id, used_at) select id, now() from present order by id
		on conflict (asset_id) do update set used_at = excluded.used_at
		where known.used_at < excluded.used_at - interval '1 hour'`);
}
