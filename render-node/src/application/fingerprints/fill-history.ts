import type { History } from '../../domain/store/fingerprint-repository.js';
import type { JobContext } from '../job-handler.js';
import { fingerprintOf, type FingerprintDeps } from './fingerprint-of.js';

/** A first comparison with a long history takes the fingerprints of so many files; the next goes on with older ones. */
export const mostNewFingerprints = 500;

/**
 * Takes the fingerprints that the history lacks, newest files first. What is taken stays, also when the job is cancelled.
 * @returns how many files still have none
 */
export async function fillHistory(
	deps: FingerprintDeps,
	history: History,
	context: JobContext,
	onFile: (done: number, of: number) => void,
): Promise<number> {
	const { assetIds, count } = await deps.shelf.missing(history, mostNewFingerprints);
	let unread = 0;
	for (const [index, assetId] of assetIds.entries()) {
		context.signal.throwIfAborted();
		onFile(index, assetIds.length);
		const taken = await fingerprintOf(deps, assetId, context).catch((error: unknown) => {
			context.signal.throwIfAborted();
			context.log.warn({ err: error, assetId }, 'could not take the fingerprint of a file of the past');
			return null;
		});
		if (!taken) unread++;
	}
	return count - assetIds.length + unread;
}
