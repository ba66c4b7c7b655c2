import { and, eq } from 'drizzle-orm';
import type { IdempotencyRepository } from '../../domain/store/store.js';
import { changedRow } from './changed-row.js';
import type { Handle } from './connection.js';
import { idempotencyKeys } from './schema.js';

export const idempotencyRepository = (db: Handle): IdempotencyRepository => {
	const holding = (scope: string, key: string) =>
		db
			.select()
			.from(idempotencyKeys)
			.where(and(eq(idempotencyKeys.scope, scope), eq(idempotencyKeys.key, key)));
	return {
		async claim(claim) {
			// The insert waits for a rival's transaction, so that one of two equal requests sees the other's row.
			const [taken] = await db.insert(idempotencyKeys).values(claim).onConflictDoNothing().returning();
			return taken ?? changedRow(await holding(claim.scope, claim.key), 'Idempotency key', claim.key);
		},
		async find(scope, key) {
			const [row] = await holding(scope, key);
			return row ?? null;
		},
	};
};
