import { readFileSync } from 'node:fs';
import path from 'node:path';
import { callWebhook, errorOf } from '../n8n/index.mjs';
import { root } from '../paths.mjs';
import { waitUntil } from '../process/wait-until.mjs';

const webhookPath = 'showrunner/text-to-video';
/** Longer than any video that the demo's text limit allows takes on two cores. */
const executionLimitMs = 60 * 60_000;

/**
 * Imports the template, calls its webhook with the story and waits for the execution's end.
 * @param {import('../n8n/index.mjs').N8nWithPack} n8n
 * @param {import('../render-node.mjs').RenderNodeServer} renderNode
 * @param {{ text: string, title?: string, locale?: string }} story
 * @param {AbortSignal} signal
 * @returns {Promise<{ workflowId: string, productionId: string }>}
 */
export async function runTemplate(n8n, renderNode, story, signal) {
	const template = JSON.parse(readFileSync(path.join(root, 'workflows', '01-text-to-video.json'), 'utf8'));
	const showrunnerApi = await n8n.api.putCredential('Render-node', 'showrunnerApi', {
		baseUrl: renderNode.baseUrl,
		apiKey: renderNode.apiKey,
	});
	const workflow = await n8n.api.importWorkflow(template, { showrunnerApi });
	await n8n.api.activate(workflow.id);
	const earlier = new Set((await n8n.api.listExecutions(workflow.id)).map(({ id }) => id));
	const answer = await callWebhook(n8n.baseUrl, webhookPath, story);
	if (answer.status >= 400) throw new Error(`The webhook answered with ${answer.status}: ${answer.text.slice(0, 500)}`);
	const started = await waitUntil(
		'the execution to begin',
		async () => (await n8n.api.listExecutions(workflow.id)).find(({ id }) => !earlier.has(id)),
		{ limitMs: 15_000, signal },
	);
	const execution = await n8n.api.waitForExecution(started.id, { limitMs: executionLimitMs, signal });
	if (execution.status !== 'success') throw new Error(sentenceOf(execution));
	const productionId = productionOf(execution);
	if (!productionId) throw new Error(`Execution ${execution.id} ended without a production`);
	return { workflowId: workflow.id, productionId };
}

/** @param {import('../n8n/n8n-api.mjs').Execution} execution */
function sentenceOf(execution) {
	const error = errorOf(execution);
	const where = execution.data?.resultData.lastNodeExecuted;
	return [
		`The execution ended as ${execution.status}${where ? ` in '${where}'` : ''}`,
		error?.message,
		error?.description,
	]
		.filter(Boolean)
		.join(': ');
}

/**
 * The id of the production that the items of an execution speak of.
 * @param {import('../n8n/n8n-api.mjs').Execution} execution
 */
function productionOf(execution) {
	const items = Object.values(execution.data?.resultData.runData ?? {}).flatMap((runs) =>
		runs.flatMap((run) => (run.data?.main ?? []).flatMap((output) => output ?? [])),
	);
	const ids = items.map((item) => /** @type {{ id?: string } | undefined} */ (item.json.production)?.id);
	return ids.findLast((id) => typeof id === 'string');
}
