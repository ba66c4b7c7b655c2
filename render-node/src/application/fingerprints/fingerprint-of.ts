import type { Fingerprint } from '../../domain/fingerprints/fingerprint.js';
import type { TakeFingerprint } from '../../domain/fingerprints/take-fingerprint.js';
import type { JobContext } from '../job-handler.js';
import type { FingerprintShelf } from './fingerprint-shelf.js';

export type FingerprintDeps = { shelf: FingerprintShelf; takeFingerprint: TakeFingerprint };

/** The asset's fingerprint, which is taken only once. Null where the file is no picture, video or sound. */
export async function fingerprintOf(
	{ shelf, takeFingerprint }: FingerprintDeps,
	assetId: string,
	{ assets, workDir, signal }: Pick<JobContext, 'assets' | 'workDir' | 'signal'>,
	onFraction?: (fraction: number) => void,
): Promise<Fingerprint | null> {
	const known = (await shelf.find([assetId])).get(assetId);
	if (known) return known;
	const path = await assets.localPath(assetId);
	const taken = await takeFingerprint(path, { workDir, signal, ...(onFraction && { onFraction }) });
	if (taken) await shelf.keep(assetId, taken);
	return taken;
}
