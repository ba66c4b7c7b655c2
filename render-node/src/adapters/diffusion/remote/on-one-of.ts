import type { GenerationRun } from '../../../domain/diffusion/generation.js';
import type { ModelCard } from '../../../domain/diffusion/model-card.js';
import { configurationInvalid, Refusal } from '../../../domain/refusal.js';

/** What is kept of a server so that work is spread well. */
export type ServerLoad = {
	/** For people, such as `The server gpu-1:8091`. */
	name: string;
	running: number;
	/** Until when, on the clock of `performance.now()`, others are asked before it because it failed. */
	restingUntilMs: number;
};

const restMs = 30_000;

/** Does work on the server with the least to do, and on the next one when that fails for a reason of its own. */
export async function onOneOf<S extends ServerLoad, M, T>(
	serving: readonly { server: S; model: M }[],
	card: ModelCard,
	{ signal, log }: GenerationRun,
	work: (server: S, model: M) => Promise<T>,
): Promise<T> {
	let failure: unknown = configurationInvalid('model-not-served', `No server has ${card.label} now`, {
		...{ field: 'model', fix: 'Start a server with this model, or choose another one' },
	});
	const isResting = ({ server }: { server: S }) => Number(server.restingUntilMs > performance.now());
	const inTurn = serving.toSorted((a, b) => isResting(a) - isResting(b) || a.server.running - b.server.running);
	for (const { server, model } of inTurn) {
		server.running++;
		try {
			return await work(server, model);
		} catch (error) {
			if (signal.aborted || !isPassing(error)) throw error;
			server.restingUntilMs = performance.now() + restMs;
			log.warn({ server: server.name, model: card.id, type: typeOf(error) }, 'a server failed');
			failure = error;
		} finally {
			server.running--;
		}
	}
	throw failure;
}

/** Whether another server, or the same one later, may do what this one did not. */
export const isPassing = (error: unknown) =>
	error instanceof Refusal && ['temporarily-unavailable', 'rate-limited'].includes(error.problem.kind);

const typeOf = (error: unknown) => (error instanceof Refusal ? error.problem.type : 'unknown');
