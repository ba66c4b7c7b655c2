import type { IHttpRequestMethods } from 'n8n-workflow';
import { createContractClient, type ContractClient } from '../../../contract/client';
import type { FetchPort } from '../../../providers/core/fetch-port';
import { clock } from '../clock';
import type { ServiceContext } from './service-context';
import { serviceRequest } from './service-request';
import { withRetries } from './with-retries';

/** Longer than the longest long poll of the contract (25 s). */
const requestTimeoutMs = 60_000;

/** A restart of the service fits in; at the editor somebody is watching, so the answer comes sooner. */
const budgetsMs = { production: 90_000, manual: 15_000, form: 2_000 };

export type ClientBounds = {
	/** How long an answer may take. */
	timeoutMs?: number;
};

/** The contract's client over n8n's HTTP helper, with the credential's login. */
export function serviceClient(context: ServiceContext, bounds: ClientBounds = {}): ContractClient {
	return createContractClient('', serviceFetch(context, bounds));
}

export function serviceFetch(context: ServiceContext, { timeoutMs = requestTimeoutMs }: ClientBounds = {}): FetchPort {
	return async (path, { method, headers, body, signal }) => {
		const send = async () =>
			await serviceRequest(context, path, {
				method: method as IHttpRequestMethods,
				headers,
				...(body !== undefined && { body }),
				...(signal && { abortSignal: signal }),
				encoding: 'text',
				timeout: timeoutMs,
			});
		const bounds = { budgetMs: retryBudgetMs(context), clock, ...(signal && { signal }) };
		const answer = await withRetries({ method, headers, path }, send, bounds);
		return { status: answer.statusCode, text: async () => String(answer.body ?? '') };
	};
}

export function retryBudgetMs(context: ServiceContext): number {
	if (!('getExecutionCancelSignal' in context)) return budgetsMs.form;
	return context.getMode() === 'manual' ? budgetsMs.manual : budgetsMs.production;
}
