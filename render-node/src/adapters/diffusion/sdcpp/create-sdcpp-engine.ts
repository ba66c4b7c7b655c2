import type { DiffusionEngine } from '../../../domain/diffusion/diffusion-engine.js';
import type { Log } from '../../../domain/ports.js';
import type { EngineTools } from '../remote/engine-tools.js';
import { makePieces } from '../remote/make-pieces.js';
import { onOneOf } from '../remote/on-one-of.js';
import { createServerShelf } from '../remote/server-shelf.js';
import { capabilitiesSchema } from './capabilities.js';
import { loadedModel } from './loaded-model.js';
import { makeOnSdServer, type SdEngineLimits } from './make-on-sd-server.js';
import { createSdServer } from './sd-server.js';

const ordinaryLimits: SdEngineLimits = {
	...{ listMs: 5_000, keptMs: 30_000, pictureMs: 30 * 60_000, clipMs: 2 * 60 * 60_000 },
	poll: { firstMs: 300, mostMs: 3_000 },
};

export type SdCppEngineSetup = {
	/** Addresses of `sd-server`s, such as `http://127.0.0.1:1234`. */
	urls: readonly string[];
	tools: EngineTools;
	log: Log;
	limits?: Partial<SdEngineLimits>;
};

/** Servers of stable-diffusion.cpp: one program without Python, also for CPUs, each with the model it was started with. */
export function createSdCppEngine({ urls, tools, log, limits = {} }: SdCppEngineSetup): DiffusionEngine {
	const times = { ...ordinaryLimits, ...limits };
	const servers = urls.map(createSdServer);
	const closed = new AbortController();
	const { signal: closing } = closed;
	const shelf = createServerShelf(
		servers,
		async (server, signal) => {
			const model = loadedModel(await server.call('/capabilities', capabilitiesSchema, signal));
			return model === null ? [] : [model];
		},
		times,
		{ log, closing },
	);
	return {
		id: 'sdcpp',
		models: () => shelf.offered(),
		lanes: () => shelf.reachable(),
		run: (order, run) =>
			makePieces(order, run, async (piece, index) =>
				onOneOf(await shelf.serving(order.model.id), order.model, run, (server, model) =>
					makeOnSdServer({ server, model, piece, index, run, tools, times, closing }),
				),
			),
		async close() {
			closed.abort();
			await Promise.all(servers.map((server) => server.close()));
		},
	};
}
