import { errorCode } from '../../domain/error-code.js';

/** Classes of SQLSTATE that say that the server is away, starting or stopping: 08 connection, 57P admin, 53 resources. */
const awayStates = /^(08|57P|53)/;
const awayCodes = new Set([
	'ECONNREFUSED',
	'ECONNRESET',
	'ENOENT',
	'EPIPE',
	'ETIMEDOUT',
	'EHOSTUNREACH',
	'ENOTFOUND',
	'EAI_AGAIN',
]);
const awayWords =
	/connection terminated|connection ended|timeout exceeded when trying to connect|query read timeout|not queryable/i;

/** Whether the database could not be reached, as against having said no. */
export function isDatabaseAway(error: unknown): boolean {
	if (typeof error !== 'object' || error === null) return false;
	const code = errorCode(error);
	const message = 'message' in error ? String(error.message) : '';
	if (awayStates.test(code) || awayCodes.has(code) || awayWords.test(message)) return true;
	return 'cause' in error && isDatabaseAway(error.cause);
}
