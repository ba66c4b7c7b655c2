import { errorCode } from '../../domain/error-code.js';
import { hostUnknown, sourceAway, sourceBroken, sourceUntrusted } from '../../domain/fetching/fetch-problems.js';
import { Refusal } from '../../domain/refusal.js';

const unknownHost = new Set(['ENOTFOUND', 'EAI_NONAME']);
const untrusted = /^(CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO)/;
const unreached = /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EAI_AGAIN|UND_ERR_(CONNECT|HEADERS)_TIMEOUT)$/;

/** Whether it is worth asking again at once: the line broke, and nobody said no. */
export function isBreak(error: unknown): boolean {
	const code = errorCode(error);
	const isFinal = unknownHost.has(code) || untrusted.test(code) || unreached.test(code) || code.startsWith('Z_');
	return !(error instanceof Refusal) && !isFinal;
}

/** What went wrong between us and a server, as a problem. Messages are left out: some hold addresses. */
export function fetchFailure(error: unknown, host: string): unknown {
	if (error instanceof Refusal) return error;
	const code = errorCode(error);
	if (unknownHost.has(code)) return hostUnknown(host);
	if (untrusted.test(code)) return sourceUntrusted(code);
	return unreached.test(code) ? sourceAway(code) : sourceBroken(code || 'unknown');
}
