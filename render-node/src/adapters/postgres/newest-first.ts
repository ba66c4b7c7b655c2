import { sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Page, PageRequest, PageStart } from '../../domain/store/page.js';

type Keyed = { createdAt: PgColumn; id: PgColumn };

/** Condition for the rows that come after the page's start. As one comparison of rows: an index begins right there. */
export function startingAfter({ createdAt, id }: Keyed, after: PageStart | null): SQL | undefined {
	if (!after) return undefined;
	return sql`(${createdAt}, ${id}) < (${sql.param(after.createdAt, createdAt)}, ${sql.param(after.id, id)})`;
}

/** In the words of the indexes: for `desc` alone, nulls come first, and none of them would be read in its order. */
export const newestFirst = ({ createdAt, id }: Keyed): SQL[] => [
	sql`${createdAt} desc nulls last`,
	sql`${id} desc nulls last`,
];

/** Cuts a page out of rows of which one more than the limit was asked for. */
export function cutPage<T extends PageStart>(rows: T[], { limit }: PageRequest): Page<T> {
	const items = rows.slice(0, limit);
	const last = items.at(-1);
	return { items, next: rows.length > limit && last ? { createdAt: last.createdAt, id: last.id } : null };
}
