import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { serviceCredential, type ServiceContext, type ServiceCredential } from './service-context';

export type ServiceAnswer = { statusCode: number; headers: Record<string, unknown>; body: unknown };

/** Names the execution that asks, so that the service's log and traces can be searched for it. */
function correlationHeader(context: ServiceContext): Record<string, string> {
	if (!('getExecutionId' in context)) return {};
	return { 'x-correlation-id': `n8n/${context.getWorkflow().id}/${context.getExecutionId()}` };
}

/**
 * One request with the credential's login. n8n ties each request of an execution to its cancel
 * signal, also the one that cancels the job; so the helper sees a context without it, and
 * `abortSignal` alone decides.
 */
export async function serviceRequest(
	context: ServiceContext,
	path: string,
	options: Omit<IHttpRequestOptions, 'url'>,
): Promise<ServiceAnswer> {
	const { baseUrl } = await context.getCredentials<ServiceCredential>(serviceCredential);
	const detached = {
		getCredentials: async () => await context.getCredentials(serviceCredential),
		getNode: () => context.getNode(),
		helpers: context.helpers,
		logger: context.logger,
	} as unknown as IExecuteFunctions;
	return (await context.helpers.httpRequestWithAuthentication.call(detached, serviceCredential, {
		...options,
		headers: { ...options.headers, ...correlationHeader(context) },
		url: `${baseUrl.trim().replace(/\/+$/, '')}${path}`,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	})) as ServiceAnswer;
}
