import { temporarilyUnavailable, type Refusal } from '../../../domain/refusal.js';

/** A server says that it is done, and what it gave cannot be used. */
export const resultUnusable = (server: string, detail: string): Refusal =>
	temporarilyUnavailable('result-unusable', `${server} gave a result that cannot be used`, {
		detail,
		fix: 'Try again; if it happens again, look into the log of the server',
	});
