import { and, desc, lt, or, eq, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Page, PageRequest, PageStart } from '../../domain/store/page.js';

type Keyed = { createdAt: PgColumn; id: PgColumn };

/** Condition for the rows that come after the page's start. */
export function startingAfter(table: Keyed, after: PageStart | null): SQL | undefined {
	if (!after) return undefined;
	return or(lt(table.createdAt, after.createdAt), and(eq(table.createdAt, after.createdAt), lt(table.id, after.id)));
}

export const newestFirst = (table: Keyed): SQL[] => [desc(table.createdAt), desc(table.id)];

/** Cuts a page out of rows of which one more than the limit was asked for. */
export function cutPage<T extends PageStart>(rows: T[], { limit }: PageRequest): Page<T> {
	const items = rows.slice(0, limit);
	const last = items.at(-1);
	return { items, next: rows.length > limit && last ? { createdAt: last.createdAt, id: last.id } : null };
}
