import { errorCode } from '../../domain/error-code.js';
import { configurationInvalid, notFound, Refusal, temporarilyUnavailable } from '../../domain/refusal.js';
import type { S3Place } from './s3-place.js';

type Answer = { name: string; status: number; message: string };

function answerOf(error: unknown): Answer {
	const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
	const metadata: unknown = error instanceof Object && '$metadata' in error ? error.$metadata : undefined;
	const status = metadata instanceof Object && 'httpStatusCode' in metadata ? Number(metadata.httpStatusCode) : 0;
	return { name, status, message };
}

export const isMissing = (error: unknown): boolean => {
	const { name, status } = answerOf(error);
	return name !== 'NoSuchBucket' && (name === 'NoSuchKey' || name === 'NotFound' || status === 404);
};

/** Whether the server refused without saying why, as it does where only a head was asked for. */
export const isWordless = (error: unknown): boolean => {
	const { status } = answerOf(error);
	return status === 400 || status === 403;
};

/** Whether the server would have to overwrite, or another put of the same key is under way. */
export const isTaken = (error: unknown): boolean => [409, 412].includes(answerOf(error).status);

/** Whether the server has no such function. */
export const isUnknownThere = (error: unknown): boolean => {
	const { name, status } = answerOf(error);
	return name === 'NotImplemented' || status === 501;
};

export const blobMissing = (assetId: string): Refusal =>
	notFound('blob-missing', 'The bytes of this asset are not in the store', {
		detail: assetId,
		fix: 'Upload the file again: the same bytes get the same id',
	});

type Case = { type: string; title: string; fix: string; matches(answer: Answer): boolean };
const named =
	(...names: string[]) =>
	({ name }: Answer) =>
		names.includes(name);

/** What only the owner of the service can mend, the special before the general. */
const wrongSettings: Case[] = [
	{
		type: 'storage-bucket-missing',
		title: 'The bucket of the assets does not exist',
		fix: 'Make the bucket, or correct its name in SHOWRUNNER_STORAGE_URL',
		matches: ({ name, status }) => name === 'NoSuchBucket' || status === 404,
	},
	{
		type: 'storage-clock-skewed',
		title: "This machine's clock and that of the S3 server are too far apart",
		fix: 'Set the clock of this machine, best by NTP',
		matches: named('RequestTimeTooSkewed', 'RequestExpired'),
	},
	{
		type: 'storage-region-wrong',
		title: 'The bucket lies in another region',
		fix: 'Correct region= in SHOWRUNNER_STORAGE_URL',
		matches: ({ name, status }) => status === 301 || name === 'AuthorizationHeaderMalformed',
	},
	{
		type: 'storage-keys-missing',
		title: 'There are no keys for the S3 server',
		fix: 'Set SHOWRUNNER_STORAGE_ACCESS_KEY_ID and SHOWRUNNER_STORAGE_SECRET_ACCESS_KEY, or the variables of AWS',
		matches: named('CredentialsProviderError'),
	},
	{
		type: 'storage-refused',
		title: 'The S3 server does not let this service in',
		fix: 'Check the keys, and that they may read, write, list and delete objects of the bucket',
		matches: ({ status }) => status === 401 || status === 403,
	},
	{
		type: 'storage-request-refused',
		title: 'The S3 server does not understand what is asked of it',
		fix: 'Look up in docs/operations/storage.md which settings this server needs',
		matches: ({ status }) => status === 501 || (status >= 400 && status < 500 && status !== 408 && status !== 429),
	},
];

const connection = /^(E[A-Z_]+|UND_ERR_.*)$/;
const isAway = (error: unknown, { name, status }: Answer) =>
	status >= 500 ||
	status === 408 ||
	status === 429 ||
	/^(TimeoutError|SlowDown|NetworkingError)$/.test(name) ||
	connection.test(errorCode(error)) ||
	// The SDK wraps some errors so that their words alone are left.
	/socket hang up|aborted|premature close|\b(E[A-Z]*CONN[A-Z]+|ENOTFOUND|EAI_AGAIN|E[A-Z]+UNREACH)\b/i.test(
		error instanceof Error ? error.message : '',
	);

const retryAfterMs = 5_000;

/** The refusal that stands for what an S3 server, or the way to it, answered; anything else stays as it is. */
export function storageProblem(error: unknown, place: S3Place): unknown {
	if (error instanceof Refusal) return error;
	const answer = answerOf(error);
	if (answer.name === 'AbortError') return error;
	const where = place.endpoint ?? `AWS ${place.region}`;
	const detail = `Bucket ${place.bucket} at ${where}: ${answer.name || errorCode(error)}${answer.status ? ` (${answer.status})` : ''}`;
	const fault = wrongSettings.find(({ matches }) => matches(answer));
	if (fault) {
		const { type, title, fix } = fault;
		return configurationInvalid(type, title, { detail, fix, field: 'SHOWRUNNER_STORAGE_URL', cause: error });
	}
	if (!isAway(error, answer)) return error;
	return temporarilyUnavailable('storage-away', 'The store of the assets does not answer as it should', {
		detail,
		fix: 'Try again in a moment; if it stays away, look at the S3 server and the way to it',
		retryAfterMs,
		cause: error,
	});
}

/** Runs what asks the server; what went wrong there is told in our words. */
export async function tellingProblems<T>(place: S3Place, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		throw storageProblem(error, place);
	}
}
