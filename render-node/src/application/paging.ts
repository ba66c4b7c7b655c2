import { inputInvalid } from '../domain/refusal.js';
import type { Page, PageRequest, PageStart } from '../domain/store/page.js';

const encode = ({ createdAt, id }: PageStart) =>
	Buffer.from(JSON.stringify([createdAt.getTime(), id])).toString('base64url');

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** The form of assets' ids; all others are UUIDs. */
export const assetId = /^[0-9a-f]{64}$/;

function decode(cursor: string, idForm: RegExp): PageStart {
	try {
		const [createdAt, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as [unknown, unknown];
		const isInstant = typeof createdAt === 'number' && !Number.isNaN(new Date(createdAt).getTime());
		if (isInstant && typeof id === 'string' && idForm.test(id)) return { createdAt: new Date(createdAt), id };
	} catch {
		// Told below, as for any other cursor that is not ours.
	}
	throw inputInvalid('cursor-unknown', "'cursor' is not one that this service gave", {
		field: 'cursor',
		fix: "Pass on the 'nextCursor' of the page before, or leave 'cursor' out for the first page",
	});
}

export const pageRequest = (query: { cursor?: string; limit: number }, idForm = uuid): PageRequest => ({
	after: query.cursor === undefined ? null : decode(query.cursor, idForm),
	limit: query.limit,
});

/** The page as callers see it. */
export async function toPage<T, U>(
	page: Page<T>,
	show: (items: T[]) => Promise<U[]> | U[],
): Promise<{ items: U[]; nextCursor: string | null }> {
	return { items: await show(page.items), nextCursor: page.next && encode(page.next) };
}
