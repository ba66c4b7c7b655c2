import type { GenerationOrder, GenerationRun } from '../../../domain/diffusion/generation.js';
import { defect } from '../../../domain/refusal.js';
import type { EngineTools } from '../remote/engine-tools.js';
import type { ChosenServer } from './choose-server.js';
import type { ComfyLimits } from './comfy-limits.js';
import { ServerSilent } from './comfy-refusals.js';
import { listen, type Listener } from './listen.js';
import { makePiece } from './make-piece.js';
import { readServerFacts } from './server-facts.js';
import { workflowFor } from './template-card.js';
import type { ComfyTemplate } from './template-schema.js';

export type OrderWork = ChosenServer & {
	order: GenerationOrder;
	run: GenerationRun;
	template: ComfyTemplate;
	limits: ComfyLimits;
	tools: EngineTools;
};

/** Works through an order on one server, piece by piece. */
export async function runOrder(work: OrderWork): Promise<void> {
	const { server, run } = work;
	run.signal.throwIfAborted();
	server.orders += 1;
	const listener = listen(server.http, run.signal);
	try {
		await makePieces(work, listener);
	} catch (error) {
		// What the server offers has changed, or the server has gone: see for oneself next time.
		server.forget();
		throw error instanceof ServerSilent ? error.refusal : error;
	} finally {
		server.orders -= 1;
		await listener.close();
	}
}

async function makePieces(
	{ server, graphs, order, run, template, limits, tools }: OrderWork,
	listener: Listener,
): Promise<void> {
	const { http } = server;
	await listener.ready;
	const facts = { template: template.id, ...(await readServerFacts(http, run.signal)) };
	for (const [number, piece] of order.pieces.entries()) {
		run.signal.throwIfAborted();
		run.onProgress({ phase: 'waiting', piece: number, steps: null });
		const workflow = workflowFor(template, piece.request.kind);
		const graph = graphs.get(piece.request.kind)?.graph;
		if (!workflow || !graph) throw defect('comfyui-kind-missing', 'A piece of an order has no workflow');
		const work = { piece, number, workflow, graph, http, listener, limits, tools, run, facts };
		const result = await makePiece(work);
		await run.onPiece({ piece: number, ...result });
	}
}
