import { and, eq } from 'drizzle-orm';
import type { IdempotencyRepository } from '../../domain/store/store.js';
import { changedRow } from './changed-row.js';
import type { Handle } from './connection.js';
import { idempotencyKeys } from './schema.js';

const { scope, key, requestHash, resourceId } = idempotencyKeys;
const columns = { scope, key, requestHash, resourceId };

export const idempotencyRepository = (db: Handle): IdempotencyRepository => {
	const holding = (ofScope: string, named: string) =>
		db
			.select(columns)
			.from(idempotencyKeys)
			.where(and(eq(scope, ofScope), eq(key, named)));
	return {
		async claim(claim) {
			// The insert waits for a rival's transaction, so that one of two equal requests sees the other's row.
			const take = () => db.insert(idempotencyKeys).values(claim).onConflictDoNothing().returning(columns);
			const [taken] = await take();
			const [held] = taken ? [taken] : await holding(claim.scope, claim.key);
			// A row that was in the way and is gone now was old: the key is free.
			return held ?? changedRow(await take(), 'Idempotency key', claim.key);
		},
		async find(ofScope, named) {
			const [row] = await holding(ofScope, named);
			return row ?? null;
		},
	};
};
