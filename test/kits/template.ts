import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Job, Production } from '@showrunner/contract';
import type { Execution } from '../../scripts/n8n/n8n-api.mjs';
import { waitUntil } from '../../scripts/process/wait-until.mjs';
import { callWebhook, outputOf, type Stage } from './n8n.js';

type Node = { name: string; type: string; parameters: Record<string, unknown> };
export type Template = { name: string; nodes: Node[] } & Parameters<Stage['n8n']['api']['importWorkflow']>[0];

export function readTemplate(file: string): Template {
	return JSON.parse(readFileSync(path.resolve('workflows', file), 'utf8')) as Template;
}

/** Changes parameters of one node, as a user would in its form. */
export function withParameters(template: Template, nodeName: string, parameters: Record<string, unknown>): Template {
	const known = template.nodes.some((node) => node.name === nodeName);
	if (!known)
		throw new Error(`The template has no node '${nodeName}': it has ${template.nodes.map((n) => n.name).join(', ')}`);
	const nodes = template.nodes.map((node) =>
		node.name === nodeName ? { ...node, parameters: { ...node.parameters, ...parameters } } : node,
	);
	return { ...template, nodes } as Template;
}

export type Runner = {
	workflowId: string;
	/** Calls the webhook and gives the id of the execution that it started. */
	start(body: unknown): Promise<string>;
	/** Calls the webhook and waits for the end, whatever it is. */
	run(body: unknown, limitMs?: number): Promise<Execution>;
};

/** Imports and publishes a template whose webhook listens at `webhookPath`. */
export async function openTemplate(stage: Stage, template: Template, webhookPath: string): Promise<Runner> {
	const { api, baseUrl } = stage.n8n;
	const { id: workflowId } = await api.importWorkflow(template, stage.credentials);
	await api.activate(workflowId);
	const start = async (body: unknown) => {
		const before = new Set((await api.listExecutions(workflowId)).map((execution) => execution.id));
		const response = await callWebhook(baseUrl, webhookPath, body);
		if (response.status !== 200) throw new Error(`The webhook answered ${response.status}: ${response.text}`);
		return await waitUntil(
			'the execution to appear',
			async () => (await api.listExecutions(workflowId)).find((execution) => !before.has(execution.id))?.id,
			{ limitMs: 60_000, everyMs: 100 },
		);
	};
	const run = async (body: unknown, limitMs = 240_000) => api.waitForExecution(await start(body), { limitMs });
	return { workflowId, start, run };
}

export async function jobsOf(stage: Stage): Promise<Job[]> {
	return (await stage.renderNode.call<{ items: Job[] }>('GET', '/v1/jobs?limit=200')).items;
}

/** The production that an execution completed, as the books have it. */
export async function productionOf(stage: Stage, execution: Execution): Promise<Production> {
	const [item] = outputOf(execution, 'Complete production');
	const id = (item?.json.production as { id?: string } | undefined)?.id;
	if (!id) throw new Error(`Execution ${execution.id} (${execution.status}) completed no production`);
	return await stage.renderNode.call<Production>('GET', `/v1/productions/${id}`);
}

/** Fetches a production's asset by its role into a file. */
export async function saveAsset(stage: Stage, production: Production, role: string, file: string): Promise<string> {
	const asset = production.assets.find((each) => each.role === role);
	if (!asset) throw new Error(`Production ${production.id} has no asset '${role}'`);
	const response = await fetch(`${stage.renderNode.baseUrl}/v1/assets/${asset.assetId}/content`, {
		headers: { authorization: `Bearer ${stage.renderNode.apiKey}` },
		signal: AbortSignal.timeout(60_000),
	});
	if (!response.ok) throw new Error(`The asset '${role}' answered ${response.status}`);
	writeFileSync(file, Buffer.from(await response.arrayBuffer()));
	return file;
}
