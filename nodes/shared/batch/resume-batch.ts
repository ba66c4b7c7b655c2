import type { BatchFinishedEvent } from '@showrunner/contract';
import {
	NodeOperationError,
	type INode,
	type IWebhookDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { isRecord } from '../is-record';
import { findOperation, type BatchOperation, type Resource } from '../operation';
import { answerWithoutResuming } from '../webhook/answer-without-resuming';
import { readSignedBody } from '../webhook/read-signed-body';
import type { Slot } from './batch-order';
import { settleBatch } from './settle-batch';
import { waitingRunOf, wakeWithError, wakeWithItems } from './waiting-run';

/** The one address on which a sleeping execution is woken. */
export const resumeWebhooks: IWebhookDescription[] = [
	{
		name: 'default',
		httpMethod: 'POST',
		responseMode: 'onReceived',
		responseData: '',
		path: '',
		restartWebhook: true,
		isFullPath: true,
	},
];

/** The service's callback: the items go on with their results, or the node ends with what went wrong. */
export async function resumeBatch(
	context: IWebhookFunctions,
	resources: readonly Resource[],
): Promise<IWebhookResponseData> {
	const body = await readSignedBody(context);
	if (!body) return answerWithoutResuming(context, 401, 'The signature is missing, wrong or too old');
	const waiting = waitingRunOf(context);
	const batch = readBatch(body);
	if (!waiting || !batch || batch.id !== waiting.run.batchId) {
		return answerWithoutResuming(context, 410, 'This execution does not wait for that batch');
	}
	const { executeData, run } = waiting;
	const slots = run.slots as Slot[];
	const node = context.getNode();
	const operation = chosenBatch(context, resources);
	const settled = settleBatch({ inputs: executeData.data.main?.[0] ?? [], slots, batch, node, operation });
	const failure = settled.find(({ error }) => error)?.error;
	if (failure && !continuesOnFail(node)) wakeWithError(executeData, failure);
	else wakeWithItems(executeData);
	return { webhookResponse: { received: true }, workflowData: [settled.map(({ item }) => item)] };
}

function readBatch({ type, data }: Record<string, unknown>): BatchFinishedEvent['data']['batch'] | undefined {
	if (type !== 'batch-finished' || !isRecord(data) || !isRecord(data.batch)) return undefined;
	return data.batch as BatchFinishedEvent['data']['batch'];
}

function chosenBatch(context: IWebhookFunctions, resources: readonly Resource[]): BatchOperation {
	const resource = String(context.getNodeParameter('resource'));
	const operation = findOperation(resources, resource, String(context.getNodeParameter('operation')));
	if (operation && 'batch' in operation) return operation;
	throw new NodeOperationError(context.getNode(), 'The operation of this node was changed while it waited');
}

/** A webhook's context has no `continueOnFail()`; this reads the same settings. */
function continuesOnFail({ onError, continueOnFail }: INode): boolean {
	if (onError === undefined) return continueOnFail === true;
	return onError === 'continueRegularOutput' || onError === 'continueErrorOutput';
}
