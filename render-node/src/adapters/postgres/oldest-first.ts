import { and, asc, eq, gt, or, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { PageStart } from '../../domain/store/page.js';

type Keyed = { createdAt: PgColumn; id: PgColumn };

/** Condition for the rows that come after the page's start, where the oldest comes first. */
export function startingAfterOldest(table: Keyed, after: PageStart | null): SQL | undefined {
	if (!after) return undefined;
	return or(gt(table.createdAt, after.createdAt), and(eq(table.createdAt, after.createdAt), gt(table.id, after.id)));
}

export const oldestFirst = (table: Keyed): SQL[] => [asc(table.createdAt), asc(table.id)];
