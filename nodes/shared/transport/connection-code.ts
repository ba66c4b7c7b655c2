import { isRecord } from '../is-record';

/** Of a connection; of an answer that is no HTTP; of one that was packed and is not whole. */
const ofConnection = /^(E|HPE_|Z_)[A-Z_]+$/;

/** The code of a connection that failed, such as ECONNREFUSED, wherever n8n has wrapped it. */
export function connectionCode(error: unknown, depth = 0): string | undefined {
	if (!isRecord(error) || depth > 4) return undefined;
	for (const code of [error.code, error.httpCode]) {
		if (typeof code === 'string' && ofConnection.test(code)) return code;
	}
	return connectionCode(error.cause, depth + 1) ?? connectionCode(error.errorResponse, depth + 1);
}
