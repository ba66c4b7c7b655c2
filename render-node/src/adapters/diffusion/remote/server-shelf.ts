import type { ModelCard, OfferedModel } from '../../../domain/diffusion/model-card.js';
import type { Log } from '../../../domain/ports.js';
import { Refusal } from '../../../domain/refusal.js';
import { keptAnswer } from './kept-answer.js';
import { serverTooSlow } from './server-faults.js';
import { withinLimit } from './within-limit.js';

/** A model of a server; `note` says what it is good for. */
type Offer = { card: ModelCard; note: string };

/** One server's models as last seen; `trouble` says why it cannot be used now and the way out. */
type Listing<S, M> = { server: S; models: M[]; trouble: string | null };

export type ServerShelf<S, M> = {
	offered(): Promise<OfferedModel[]>;
	/** Servers that have a model, each with what it knows of it. */
	serving(cardId: string): Promise<{ server: S; model: M }[]>;
	reachable(): Promise<number>;
};

export type ShelfTimes = { listMs: number; keptMs: number };

/** What all servers offer, asked anew after `keptMs`. A server that does not answer keeps its models, not available. */
export function createServerShelf<S extends { name: string }, M extends Offer>(
	servers: readonly S[],
	ask: (server: S, signal: AbortSignal) => Promise<M[]>,
	{ listMs, keptMs }: ShelfTimes,
	{ log, closing }: { log: Log; closing: AbortSignal },
): ServerShelf<S, M> {
	const seen = new Map<S, M[]>();
	const list = async (server: S): Promise<Listing<S, M>> => {
		try {
			const tooSlow = () => serverTooSlow(server.name, listMs);
			const models = await withinLimit(closing, listMs, tooSlow, (signal) => ask(server, signal));
			seen.set(server, models);
			return { server, models, trouble: null };
		} catch (error) {
			const problem = error instanceof Refusal ? error.problem : null;
			log.warn({ server: server.name, type: problem?.type ?? 'unknown' }, 'a server does not tell its models');
			const trouble = problem ? `${problem.title}. ${problem.fix ?? ''}`.trim() : `${server.name} cannot be asked`;
			return { server, models: seen.get(server) ?? [], trouble };
		}
	};
	const listings = keptAnswer(keptMs, () => Promise.all(servers.map(list)));
	return {
		offered: async () => offeredOnce(await listings()),
		serving: async (cardId) =>
			(await listings()).flatMap(({ server, models }) => {
				const model = models.find(({ card }) => card.id === cardId);
				return model === undefined ? [] : [{ server, model }];
			}),
		reachable: async () => (await listings()).filter(({ trouble }) => trouble === null).length,
	};
}

/** One entry for each model, whichever servers have it; one that can be used comes before one that cannot. */
function offeredOnce<S, M extends Offer>(listings: readonly Listing<S, M>[]): OfferedModel[] {
	const offers = new Map<string, OfferedModel>();
	for (const { models, trouble } of listings)
		for (const { card, note } of models)
			if (!offers.has(card.id) || (trouble === null && !offers.get(card.id)?.available))
				offers.set(card.id, { card, available: trouble === null, note: trouble ?? note });
	return [...offers.values()];
}
