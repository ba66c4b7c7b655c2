import { sealRecords } from '../../domain/evidence/extend-chain.js';
import type { Repositories } from '../../domain/store/store.js';
import type { Deps } from '../deps.js';

/** Records sealed in one transaction. */
const batch = 500;

/** Seals a batch; the chain must be locked. @returns how many were sealed */
export async function sealBatch(books: Pick<Repositories, 'evidence'>, now: Date): Promise<number> {
	const waiting = await books.evidence.waiting(batch);
	if (waiting.length === 0) return 0;
	await books.evidence.append(sealRecords(await books.evidence.head(), waiting, now));
	return waiting.length;
}

/**
 * Seals all that waits, in the order in which it was written. Any number of services may do it at once: who finds another
 * at work leaves it to that one.
 */
export async function sealWaiting({ store, clock }: Pick<Deps, 'store' | 'clock'>): Promise<void> {
	for (let sealed = batch; sealed === batch; ) {
		sealed = await store.transaction(async (books) =>
			(await books.evidence.tryLockChain()) ? sealBatch(books, clock.now()) : 0,
		);
	}
}

/** Seals again and again, beginning at once; returns the way to stop, which waits for a batch on its way. */
export function keepSealing(deps: Pick<Deps, 'store' | 'clock' | 'log'>, everyMs: number): () => Promise<void> {
	let sealing: Promise<void> | null = null;
	const seal = () => {
		sealing ??= sealWaiting(deps)
			.catch((error: unknown) => deps.log.warn({ err: error }, 'could not seal evidence'))
			.finally(() => (sealing = null));
	};
	seal();
	const timer = setInterval(seal, everyMs);
	return async () => {
		clearInterval(timer);
		await sealing;
	};
}
