import type { DiffusionEngine } from '../../../domain/diffusion/diffusion-engine.js';
import type { Log } from '../../../domain/ports.js';
import type { EngineTools } from '../remote/engine-tools.js';
import { makePieces } from '../remote/make-pieces.js';
import { onOneOf } from '../remote/on-one-of.js';
import { createServerShelf } from '../remote/server-shelf.js';
import { makeClip } from './make-clip.js';
import { makePicture } from './make-picture.js';
import { createOpenAiServer, type ServerAddress } from './openai-server.js';
import type { OpenAiEngineLimits } from './piece-call.js';
import { modelListSchema, servedModel } from './served-model.js';

const ordinaryLimits: OpenAiEngineLimits = {
	...{ listMs: 5_000, keptMs: 30_000, pictureMs: 15 * 60_000, clipMs: 60 * 60_000 },
	poll: { firstMs: 500, mostMs: 5_000 },
};

export type OpenAiEngineSetup = {
	/** Addresses such as `http://gpu-1:8091`, with or without `/v1`. */
	servers: readonly ServerAddress[];
	tools: EngineTools;
	log: Log;
	limits?: Partial<OpenAiEngineLimits>;
};

/**
 * Image and video servers that speak OpenAI's wire, such as sglang-diffusion and vLLM-Omni. A model that several of them
 * have is one model; orders go to the one with the least to do, and to another when that one fails.
 */
export function createOpenAiEngine({
	servers: addresses,
	tools,
	log,
	limits = {},
}: OpenAiEngineSetup): DiffusionEngine {
	const times = { ...ordinaryLimits, ...limits };
	const servers = addresses.map(createOpenAiServer);
	const closing = new AbortController();
	const shelf = createServerShelf(
		servers,
		async ({ asked, client }, signal) => {
			const { data } = await asked(client.models.list({ signal }), modelListSchema);
			return data.flatMap((listed) => servedModel(listed) ?? []);
		},
		times,
		{ log, closing: closing.signal },
	);
	return {
		id: 'openai-compatible',
		models: () => shelf.offered(),
		lanes: () => shelf.reachable(),
		run: (order, run) =>
			makePieces(order, run, async (piece, index) =>
				onOneOf(await shelf.serving(order.model.id), order.model, run, (server, model) => {
					const call = { server, model, piece, index, run, tools, times };
					return piece.request.frameCount === null ? makePicture(call) : makeClip(call);
				}),
			),
		async close() {
			closing.abort();
			await Promise.all(servers.map(({ wire }) => wire.close()));
		},
	};
}
