import type { GenerationKind } from '@showrunner/contract';
import { configurationInvalid } from '../../../domain/refusal.js';
import { modelMissing, unreachable } from './comfy-refusals.js';
import type { ComfyServer } from './comfy-server.js';
import { fitGraph, type FittedGraph } from './fit-graph.js';
import { workflowFor } from './template-card.js';
import type { ComfyTemplate } from './template-schema.js';

/** Graphs of a template by kind, as one server takes them. */
export type FittedGraphs = ReadonlyMap<GenerationKind, FittedGraph>;

/** What a template can do on a server; null: the server does not answer. */
export async function fitTemplate(server: ComfyServer, template: ComfyTemplate): Promise<FittedGraphs | null> {
	const classes = await server.classes();
	if (!classes) return null;
	return new Map(
		template.workflows.flatMap((workflow) => {
			const fitted = fitGraph(workflow, template, classes);
			return workflow.kinds.map((kind) => [kind, fitted] as const);
		}),
	);
}

export type ChosenServer = { server: ComfyServer; graphs: FittedGraphs };

/** The server with the fewest of our orders among those that can do all of these kinds. Refuses where none can. */
export async function chooseServer(
	servers: readonly ComfyServer[],
	template: ComfyTemplate,
	kinds: readonly GenerationKind[],
): Promise<ChosenServer> {
	const unknown = kinds.find((kind) => !workflowFor(template, kind));
	if (unknown) throw configurationInvalid('comfyui-kind-missing', `${template.label} has no workflow for ${unknown}`);
	const fitted = await Promise.all(
		servers.map(async (server) => ({ server, graphs: await fitTemplate(server, template) })),
	);
	const answering = fitted.flatMap(({ server, graphs }) => (graphs ? [{ server, graphs }] : []));
	const missing = (graphs: FittedGraphs) => kinds.flatMap((kind) => graphs.get(kind)?.missing ?? []);
	const able = answering.filter(({ graphs }) => missing(graphs).length === 0);
	const [chosen] = able.sort((one, other) => one.server.orders - other.server.orders);
	if (chosen) return chosen;
	const [nearest] = answering.map(({ graphs }) => missing(graphs)).sort((one, other) => one.length - other.length);
	if (nearest) throw modelMissing(template.label, nearest);
	throw servers.map((server) => server.refusal()).find((refusal) => refusal !== null) ?? unreachable();
}
