import { inputInvalid } from '../domain/refusal.js';
import type { Page, PageRequest, PageStart } from '../domain/store/page.js';

const encode = ({ createdAt, id }: PageStart) =>
	Buffer.from(JSON.stringify([createdAt.getTime(), id])).toString('base64url');

function decode(cursor: string): PageStart {
	try {
		const [createdAt, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as [unknown, unknown];
		if (typeof createdAt === 'number' && typeof id === 'string' && /^[0-9a-f-]{36,64}$/.test(id)) {
			return { createdAt: new Date(createdAt), id };
		}
	} catch {
		// Told below, as for any other cursor that is not ours.
	}
	throw inputInvalid('cursor-unknown', "'cursor' is not one that this service gave", {
		field: 'cursor',
		fix: "Pass on the 'nextCursor' of the page before, or leave 'cursor' out for the first page",
	});
}

export const pageRequest = (query: { cursor?: string; limit: number }): PageRequest => ({
	after: query.cursor === undefined ? null : decode(query.cursor),
	limit: query.limit,
});

/** The page as callers see it. */
export async function toPage<T, U>(
	page: Page<T>,
	show: (items: T[]) => Promise<U[]> | U[],
): Promise<{ items: U[]; nextCursor: string | null }> {
	return { items: await show(page.items), nextCursor: page.next && encode(page.next) };
}
