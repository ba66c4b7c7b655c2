import pino, { type Logger } from 'pino';
import { toldError } from './told-error.js';

export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Members that can carry a secret are never written, wherever they come from. */
const secretMembers = ['authorization', 'signature', 'token', 'apiKey', 'password'].flatMap((name) => [
	name,
	`*.${name}`,
	`*.*.${name}`,
]);

/** One line of JSON per message, to standard error, so that standard output stays for people. */
export const createLog = (level: LogLevel): Logger =>
	pino(
		{ level, serializers: { err: toldError }, redact: { paths: secretMembers, censor: '[secret]' }, base: undefined },
		pino.destination({ dest: 2, sync: false }),
	);
