import { isRecord } from '../is-record';

/** The code of a connection that failed, such as ECONNREFUSED, wherever n8n has wrapped it. */
export function connectionCode(error: unknown, depth = 0): string | undefined {
	if (!isRecord(error) || depth > 4) return undefined;
	for (const code of [error.code, error.httpCode]) {
		if (typeof code === 'string' && /^E[A-Z_]+$/.test(code)) return code;
	}
	return connectionCode(error.cause, depth + 1) ?? connectionCode(error.errorResponse, depth + 1);
}
