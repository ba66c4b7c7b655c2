import { errorCode } from '../../../domain/error-code.js';
import { temporarilyUnavailable } from '../../../domain/refusal.js';

/** No connection, or one that broke off. */
export const serverUnreachable = (server: string, cause: unknown) =>
	temporarilyUnavailable('server-unreachable', `${server} cannot be reached`, {
		...reasonOf(cause),
		fix: 'Check that the server runs and that its address in the settings of the render-node is right',
		cause,
	});

/** An answer that is not of the shape that was agreed. */
export const answerMalformed = (server: string, cause: unknown) =>
	temporarilyUnavailable('server-answer-malformed', `${server} gave an answer that is not understood`, {
		fix: 'Check that the address is that of an image or video server of a known kind, and its version',
		cause,
	});

/** A server that took work and did not come to an end with it, as after running out of memory. */
export const serverTooSlow = (server: string, limitMs: number) =>
	temporarilyUnavailable('server-too-slow', `${server} did not finish in time`, {
		detail: `It was given ${Math.round(limitMs / 1000)} s.`,
		fix: 'Look into the log of the server and start it anew if it hangs; smaller or shorter pieces take less time',
	});

function reasonOf(cause: unknown): { detail?: string } {
	for (let error = cause; error instanceof Error; error = error.cause) {
		const code = errorCode(error);
		if (code !== '') return { detail: `The connection ended with ${code}.` };
	}
	return {};
}
