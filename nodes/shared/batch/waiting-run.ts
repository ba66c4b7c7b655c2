import {
	NodeApiError,
	type ExecutionError,
	type IExecuteData,
	type IExecuteFunctions,
	type INode,
	type IWebhookFunctions,
	type JsonObject,
} from 'n8n-workflow';
import { isRecord } from '../is-record';

const key = 'showrunnerBatch';

/**
 * Leaves what is waited for with the sleeping execution. It rides on the error that n8n throws when
 * it wakes a node whose time is up; without one n8n would pass the input on as if all were well.
 * @param run what the node has to know when it is woken, as plain data
 * @param wayOut what to do where nobody called in time
 */
export function rememberWaitingRun(context: IExecuteFunctions, run: object, wayOut: string): void {
	context.setMetadata({ resumeError: asStored(neverReported(context.getNode(), wayOut), { [key]: run }) });
}

/**
 * The input and the memory of the node that is being woken. n8n's webhook context holds them
 * (n8n-core 2.41, NodeExecutionContext.executeData), though its public type does not show it.
 */
export function waitingRunOf(
	context: IWebhookFunctions,
): { run: Record<string, unknown>; executeData: IExecuteData } | undefined {
	const { executeData } = context as IWebhookFunctions & { executeData?: IExecuteData };
	const run: unknown = executeData?.metadata?.resumeError?.context[key];
	return executeData && isRecord(run) ? { run, executeData } : undefined;
}

/** Goes on with the items that the webhook puts out. */
export function wakeWithItems({ metadata }: IExecuteData): void {
	delete metadata?.resumeError;
}

/** Makes the woken node end with this error, and the execution with it. */
export function wakeWithError(executeData: IExecuteData, error: ExecutionError): void {
	executeData.metadata = { ...executeData.metadata, resumeError: asStored(error, {}) };
}

/** An error as n8n gives it back after a restart: plain data, in which name and message survive. */
function asStored(error: ExecutionError, context: object): ExecutionError {
	const plain = JSON.parse(JSON.stringify(error)) as ExecutionError;
	const { failure, httpCode = null } = error as Partial<NodeApiError>;
	const kept = { name: error.name, message: error.message, httpCode, ...(failure && { failure }) };
	return { ...plain, ...kept, context: { ...plain.context, ...context } };
}

function neverReported(node: INode, description: string): NodeApiError {
	const message = 'The render-node did not report back in time';
	return new NodeApiError(node, { message } as JsonObject, {
		message,
		description,
		httpCode: '504',
		failure: { cause: 'temporarily-unavailable' },
	});
}
