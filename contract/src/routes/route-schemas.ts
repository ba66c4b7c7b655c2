import { z } from 'zod';
import type { AccessRole } from '../../vocabulary.js';
import { limits } from '../../vocabulary.js';

/** Query of every list: newest first, a page at a time. */
export const paging = {
	cursor: z.string().max(500).optional(),
	limit: z.coerce.number().int().min(1).max(limits.pageSize).default(50),
};
export const waiting = z.strictObject({
	waitMs: z.coerce.number().int().min(0).max(limits.longPollMs).default(0).meta({
		description: 'Hold the answer back until the work has ended, this long at most.',
	}),
});
export const deleted = z.object({ deleted: z.literal(true) });
export const bytes = z.unknown().meta({ description: 'The bytes themselves.' });

/** When something was deprecated and when it ends, each an ISO date, and the page that says what to use instead. */
export type Deprecation = { since: string; sunset?: string; link: string };

/** What goes into a route and comes out of it. */
export type RouteSchemas = {
	summary: string;
	/** The least role that may call it; absent: `viewer` for GET, `operator` for all else. */
	role?: AccessRole;
	/** Query parameters; absent where there are none. */
	query?: z.ZodType;
	/** JSON body; absent where there is none or where the body is raw bytes. */
	body?: z.ZodType;
	response: z.ZodType;
	/** Raw bytes go in or come out in place of JSON. */
	raw?: 'request' | 'response' | 'event-stream';
	status?: 200 | 201 | 202;
	/** Asks for an Idempotency-Key header; the same key with the same body gives the same answer. */
	idempotent?: 'required' | 'optional';
	/** Longest JSON body; absent: 1 MiB. */
	bodyMaxBytes?: number;
	/** Brings work: refused with 503 `service-busy` while there is more of it than the service can take on. */
	bringsWork?: true;
	/** On its way out: each answer says so by the headers Deprecation, Sunset and Link. */
	deprecated?: Deprecation;
	/** Members of query or body that are on their way out, by name; told to who uses one. */
	deprecatedFields?: Readonly<Record<string, Deprecation>>;
};

/** Room for the largest callback context and the jobs around it. */
export const largeBodyBytes = 8 * 1024 * 1024;
