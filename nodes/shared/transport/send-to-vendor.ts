import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { NotKept } from '../../../providers/core/keep-file';
import { ProviderError } from '../../../providers/core/provider-error';
import type { VendorCard } from '../../../providers/core/vendor-card';
import { clock } from '../clock';
import { connectionCode } from './connection-code';
import { neverArrived, retryDelayMs } from './retry-policy';
import type { VendorCaller } from './vendor-http-of';

export type FullAnswer = { statusCode: number; headers: Record<string, string>; body: unknown };

const looks = 3;

/** Node's codes of a disk that takes nothing more. */
const diskCodes = new Set(['EACCES', 'EDQUOT', 'EIO', 'EMFILE', 'ENOENT', 'ENOSPC', 'EPERM', 'EROFS']);

/**
 * One request with the login. Only a GET is made again where the connection broke, for it asks and does nothing. n8n ties
 * each request of an execution to its cancel signal, also those that settle what was bought; so the helper sees a context
 * without it, and `abortSignal` alone decides.
 */
export async function sendToVendor(
	context: VendorCaller,
	{ label, credential }: Pick<VendorCard, 'label' | 'credential'>,
	options: IHttpRequestOptions,
): Promise<FullAnswer> {
	const detached = {
		getCredentials: async () => await context.getCredentials(credential),
		getNode: () => context.getNode(),
		helpers: context.helpers,
		logger: context.logger,
	} as unknown as IExecuteFunctions;
	const { httpRequestWithAuthentication } = context.helpers;
	const most = options.method === 'GET' ? looks : 1;
	for (let attempt = 1; ; attempt++) {
		try {
			return (await httpRequestWithAuthentication.call(detached, credential, options)) as FullAnswer;
		} catch (error) {
			const code = connectionCode(error);
			if (options.abortSignal?.aborted || attempt >= most) throw noAnswer(label, code, error);
			await clock.sleep(retryDelayMs(attempt, undefined), options.abortSignal as AbortSignal | undefined);
		}
	}
}

const isOfNetwork = (error: unknown): boolean =>
	connectionCode(error) !== undefined ||
	(error instanceof Error && /abort|timeout|timed out|socket|parse error|premature close/i.test(error.message));

/** Why an answer did not come to its end: the vendor broke off, or it could not be kept here. */
export function brokenOff(label: string, error: unknown): Error {
	const code = connectionCode(error);
	const isOfDisk = code !== undefined && diskCodes.has(code);
	return isOfNetwork(error) && !isOfDisk ? noAnswer(label, code, error) : new NotKept(error);
}

/** What n8n throws may carry the whole request, login and all: nothing of it goes on but the code. */
function noAnswer(label: string, code: string | undefined, cause: unknown): ProviderError {
	const told = code === undefined ? '' : ` (${code})`;
	if (!isOfNetwork(cause)) {
		return new ProviderError({
			kind: 'configuration-invalid',
			title: `${label} cannot be called with this credential`,
			fix: 'Open the credential and test it',
		});
	}
	return new ProviderError({
		kind: 'temporarily-unavailable',
		title: `${label} gave no answer${told}`,
		fix: "Check the network and 'Base URL' in the credential, or put another provider behind it",
		paid: code !== undefined && neverArrived.has(code) ? 'no' : 'unknown',
	});
}
