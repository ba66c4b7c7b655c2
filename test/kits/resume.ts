import { WebhookContext } from 'n8n-core';
import type { IRun, IWebhookData, IWebhookResponseData, IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import type { Engine } from './engine';

type Message = { rawBody: Buffer; headers: Record<string, string> };

/**
 * Wakes a sleeping execution as n8n does on a call to its resume address: from what it stored, with
 * the sleeping node disabled, so that the items of `webhook()` become its output.
 */
export async function wake(engine: Engine, asleep: IRun, message: Message) {
	const data = structuredClone(JSON.parse(JSON.stringify(asleep.data))) as IRun['data'];
	const entry = data.executionData?.nodeExecutionStack[0];
	if (!entry) throw new Error('The execution does not sleep');
	entry.node.disabled = true;
	data.waitTill = undefined;
	data.resultData.runData[entry.node.name]?.pop();
	const node = engine.workflow.getNode(entry.node.name);
	if (!node) throw new Error(`No node ${entry.node.name}`);
	const answer = { status: 200, body: undefined as unknown };
	const httpResponse = {
		status: (code: number) => (Object.assign(answer, { status: code }), httpResponse),
		json: (body: unknown) => void Object.assign(answer, { body }),
	};
	const httpRequest = { ...message, body: JSON.parse(message.rawBody.toString()) as object };
	const additionalData = {
		...engine.additionalData,
		httpRequest,
		httpResponse,
	} as unknown as IWorkflowExecuteAdditionalData;
	const context = new WebhookContext(engine.workflow, node, additionalData, engine.mode, {} as IWebhookData, [], data);
	const type = engine.workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	const response = (await type.webhook?.call(context)) as IWebhookResponseData | undefined;
	if (!response?.workflowData) return { answer, run: undefined };
	entry.data.main = response.workflowData;
	entry.metadata = { ...entry.metadata, forwardAllOutputs: true } as typeof entry.metadata;
	return { answer, run: await engine.run(data).ended };
}

/** Lets the time of a sleeping execution run out, as n8n's wait tracker does. */
export async function oversleep(engine: Engine, asleep: IRun): Promise<IRun> {
	return await engine.run(structuredClone(JSON.parse(JSON.stringify(asleep.data))) as IRun['data']).ended;
}
