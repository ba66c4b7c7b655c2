import pino, { type Logger, type LoggerOptions } from 'pino';
import { toldError } from './told-error.js';

export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Members that can carry a secret are never written, wherever they come from. */
const secretMembers = ['authorization', 'signature', 'token', 'apiKey', 'password'].flatMap((name) => [
	name,
	`*.${name}`,
	`*.*.${name}`,
]);

export type HearError = (error: unknown, message: string, facts: Readonly<Record<string, unknown>>) => void;

type LogMethod = NonNullable<NonNullable<LoggerOptions['hooks']>['logMethod']>;

/** pino's number for `error`. */
const errorLevel = 50;

function telling(hearError: HearError): LogMethod {
	return function (args, method, level) {
		const [facts, message] = args as unknown[];
		if (level >= errorLevel && typeof facts === 'object' && facts !== null && 'err' in facts)
			hearError(facts.err, String(message), { ...facts });
		method.apply(this, args);
	};
}

/**
 * One line of JSON per message, to standard error, so that standard output stays for people.
 * @param work what each line belongs to, asked when it is written
 * @param hearError told of each error that is logged at the level `error`
 */
export const createLog = (
	level: LogLevel,
	work: () => object = () => ({}),
	hearError: HearError = () => undefined,
): Logger =>
	pino(
		{
			level,
			serializers: { err: toldError },
			redact: { paths: secretMembers, censor: '[secret]' },
			base: undefined,
			mixin: work,
			hooks: { logMethod: telling(hearError) },
		},
		pino.destination({ dest: 2, sync: false }),
	);
