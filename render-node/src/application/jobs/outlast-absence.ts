import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../../domain/store/store.js';

/** A database that was killed is back within moments; one that is away longer leaves the job to a restart. */
const tries = 60;
const betweenTriesMs = 1_000;

/** Does something again and again while the database is away, for a minute and no longer than `signal` lets it. */
export async function outlastAbsence<T>(
	{ isAway }: Pick<Store, 'isAway'>,
	work: () => Promise<T>,
	signal?: AbortSignal,
): Promise<T> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await work();
		} catch (error) {
			if (!isAway(error) || attempt >= tries || signal?.aborted) throw error;
			await sleep(betweenTriesMs, undefined, signal && { signal }).catch(() => undefined);
		}
	}
}

/** The store for a job that keeps what it has made: it is written down once the database is back. */
export const patientStore = (store: Store, signal: AbortSignal): Store => ({
	...store,
	assets: { ...store.assets, find: (ids) => outlastAbsence(store, () => store.assets.find(ids), signal) },
	transaction: (work) => outlastAbsence(store, () => store.transaction(work), signal),
});
