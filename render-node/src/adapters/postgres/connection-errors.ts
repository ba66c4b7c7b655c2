/** Classes of SQLSTATE that say that the server is away, starting or stopping: 08 connection, 57P admin, 53 resources. */
const awayStates = /^(08|57P|53)/;
const awayCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);
const awayWords = /connection terminated|connection ended|timeout exceeded when trying to connect|not queryable/i;

/** Whether the database could not be reached, as against having said no. */
export function isDatabaseAway(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
	if (awayStates.test(code) || awayCodes.has(code) || awayWords.test(error.message)) return true;
	return isDatabaseAway(error.cause);
}
