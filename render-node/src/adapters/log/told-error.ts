import { errorCode } from '../../domain/error-code.js';

export type ToldError = { type: string; code?: string; message: string; stack?: string; cause?: ToldError };

/** A failed query's error quotes its parameters after this, and these hold what callers sent. */
const parameters = '\nparams: ';

/** What of an error may be logged: never its other members, which can quote rows and requests. */
export function toldError(error: unknown): ToldError {
	if (typeof error !== 'object' || error === null || !('message' in error))
		return { type: typeof error, message: String(error) };
	const code = errorCode(error);
	const quoted = String(error.message);
	const [message = ''] = quoted.split(parameters);
	return {
		type: error.constructor.name,
		...(code && { code }),
		message,
		...('stack' in error && { stack: String(error.stack).replace(quoted, () => message) }),
		...('cause' in error && error.cause !== undefined && { cause: toldError(error.cause) }),
	};
}
