import { dayMs } from '../../domain/retention/retention-rules.js';
import { Refusal } from '../../domain/refusal.js';
import type { Repositories } from '../../domain/store/store.js';
import { deleteAsset } from '../assets/delete-asset.js';
import type { Deps } from '../deps.js';
import { lookAgain } from '../look-again.js';

type DueDeps = Pick<Deps, 'store' | 'blobs' | 'clock'>;

/** Looked at in one go; the rest comes with the next look. */
const atOnce = 500;
/** Something needs it now: to look each minute would be for nothing. */
const tryAgainMs = 60 * 60_000;

/**
 * Deletes the assets whose time is over, as their lifecycles say. Safe on many machines at once: under the lock of the
 * asset it is asked again whether it is to go. @returns how many went
 */
export async function deleteDue(deps: DueDeps): Promise<number> {
	const { store, clock } = deps;
	const now = clock.now();
	const usedSince = new Date(now.getTime() - dayMs);
	let gone = 0;
	for (const assetId of await store.lifecycles.due(now, usedSince, atOnce)) {
		try {
			const isStillTrue = (books: Repositories) => books.lifecycles.isDue(assetId, now, usedSince);
			if (await deleteAsset(deps, assetId, 'service', { isStillTrue })) gone += 1;
		} catch (error) {
			if (!(error instanceof Refusal) || error.problem.kind !== 'input-invalid') throw error;
			await store.lifecycles.postpone(assetId, new Date(now.getTime() + tryAgainMs));
		}
	}
	return gone;
}

/** Looks again and again; returns the way to stop. */
export const watchLifecycles = (deps: DueDeps & Pick<Deps, 'log'>, everyMs: number): (() => void) =>
	lookAgain(() => deleteDue(deps), everyMs, deps.log, 'could not delete assets whose time is over');
