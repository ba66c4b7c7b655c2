import { randomUUID } from 'node:crypto';
import type { GenerationKind, Model } from '@showrunner/contract';
import type { Clock, Log } from '../../domain/ports.js';
import type { Store } from '../../domain/store/store.js';

/** A machine says that it lives this often, and is taken for gone after three times that without a word. */
const beatEveryMs = 20_000;
const goneAfterMs = 3 * beatEveryMs;

export type Machines = {
	/** Models of all machines that live, this one's first; one that is ready anywhere is ready. */
	models(): Promise<Model[]>;
	/**
	 * Whether one other machine is ready for all of these kinds: by the named model, or with `auto` by any that is more
	 * than a camera. Between two that can do a part each, a job would be sent back and forth for ever.
	 */
	isElsewhere(kinds: readonly GenerationKind[], model: string): Promise<boolean>;
	/** Tells the others what this machine generates with, until `stop`. */
	start(): Promise<() => Promise<void>>;
};

type MachineDeps = { store: Store; clock: Clock; log: Log; ownModels(): Promise<Model[]> };

/** Knows what the machines on this store can generate with. */
export function watchMachines({ store, clock, log, ownModels }: MachineDeps): Machines {
	const ownId = randomUUID();
	const others = async () => {
		const live = await store.machines.since(new Date(clock.now().getTime() - goneAfterMs));
		return live.filter(({ machineId }) => machineId !== ownId).map(({ models }) => models);
	};
	const beat = async () =>
		store.transaction(async (books) => books.machines.beat(ownId, await ownModels(), clock.now()));
	return {
		async models() {
			const all = [...(await ownModels()), ...(await others()).flat()];
			const ready = [...all.filter(({ available }) => available), ...all];
			const best = new Map(ready.reverse().map((model) => [model.id, model]));
			const order = [...new Set(all.map(({ id }) => id))];
			return order.flatMap((id) => best.get(id) ?? []);
		},
		async isElsewhere(kinds, model) {
			const isMeant = ({ id, engine }: Model) => (model === 'auto' ? engine !== 'cinematic' : id === model);
			return (await others()).some((models) => {
				const ready = models.filter((one) => one.available && isMeant(one));
				return kinds.every((kind) => ready.some((one) => one.kinds.includes(kind)));
			});
		},
		async start() {
			await beat();
			const timer = setInterval(() => {
				beat().catch((error: unknown) => log.warn({ err: error }, 'could not tell the other machines what is here'));
			}, beatEveryMs);
			return async () => {
				clearInterval(timer);
				await store
					.transaction((books) => books.machines.leave(ownId))
					.catch((error: unknown) => log.warn({ err: error }, 'could not tell the other machines of the end'));
			};
		},
	};
}
