import { absencesUntilGone, isResumeUrl, presenceOf } from '../../domain/callbacks/caller-presence.js';
import type { BatchRecord } from '../../domain/store/batch-record.js';
import { cancelBatch } from '../batches/cancel-batch.js';
import type { Deps } from '../deps.js';
import { lookAgain } from '../look-again.js';

type WatchDeps = Pick<Deps, 'store' | 'clock' | 'log' | 'caller'>;

/** Callers asked at once. */
const asked = 8;

/** Looks once whether the callers of unfinished batches still wait; counts absences in a row in `absences`. */
export async function lookForCallers(deps: WatchDeps, absences: Map<string, number>): Promise<void> {
	const awaited = (await deps.store.batches.awaited()).filter(
		({ callbackUrl }) => callbackUrl !== null && isResumeUrl(callbackUrl),
	);
	for (const id of absences.keys()) if (!awaited.some((batch) => batch.id === id)) absences.delete(id);
	const look = async ({ id, callbackUrl }: BatchRecord) => {
		const answer = await deps.caller.get(callbackUrl ?? '');
		if (!answer || presenceOf(answer) !== 'absent') return void absences.delete(id);
		const inARow = (absences.get(id) ?? 0) + 1;
		absences.set(id, inARow);
		if (inARow < absencesUntilGone) return;
		deps.log.info({ batchId: id }, 'nobody waits for this batch any more, so its jobs are cancelled');
		await cancelBatch(deps, id);
	};
	for (let at = 0; at < awaited.length; at += asked) await Promise.all(awaited.slice(at, at + asked).map(look));
}

/** Looks again and again; returns the way to stop. */
export function watchCallers(deps: WatchDeps, everyMs: number): () => void {
	const absences = new Map<string, number>();
	return lookAgain(() => lookForCallers(deps, absences), everyMs, deps.log, 'could not look for callers');
}
