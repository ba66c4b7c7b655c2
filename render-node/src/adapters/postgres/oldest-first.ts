import { sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { PageStart } from '../../domain/store/page.js';

type Keyed = { createdAt: PgColumn; id: PgColumn };

/** Condition for the rows that come after the page's start, where the oldest comes first. */
export function startingAfterOldest({ createdAt, id }: Keyed, after: PageStart | null): SQL | undefined {
	if (!after) return undefined;
	return sql`(${createdAt}, ${id}) > (${sql.param(after.createdAt, createdAt)}, ${sql.param(after.id, id)})`;
}

/** The indexes of the newest read from their end, where nulls come first. */
export const oldestFirst = ({ createdAt, id }: Keyed): SQL[] => [
	sql`${createdAt} asc nulls first`,
	sql`${id} asc nulls first`,
];
