import type { Fingerprint } from '../../domain/fingerprints/fingerprint.js';
import { mirrorMarks } from '../../domain/fingerprints/mirror-marks.js';
import { searchKeys } from '../../domain/fingerprints/search-keys.js';
import type { FingerprintRepository, History } from '../../domain/store/fingerprint-repository.js';

/** A long video asks in parts, so that a short section of it counts as much as in a short one. */
const keysAtOnce = 1_500;
/** Files that are looked at closely for each part; stills take next to no time. */
const mostFiles = { image: 200, video: 40, audio: 40 } as const;

/** Files of the history that may share something with a fingerprint, as it is or mirrored, most likely first. */
export async function lookUp(
	shelf: Pick<FingerprintRepository, 'sharing'>,
	history: History,
	fingerprint: Fingerprint,
): Promise<string[]> {
	const { pictures } = fingerprint;
	const mirrored = pictures ? searchKeys({ ...fingerprint, pictures: mirrorMarks(pictures), sound: null }) : [];
	const keys = [...new Set([...searchKeys(fingerprint), ...mirrored])];
	const found = new Map<string, number>();
	for (let from = 0; from < keys.length; from += keysAtOnce) {
		const part = keys.slice(from, from + keysAtOnce);
		for (const { assetId, keys: shared } of await shelf.sharing(history, part, mostFiles[fingerprint.kind]))
			found.set(assetId, (found.get(assetId) ?? 0) + shared);
	}
	return [...found].sort(([, a], [, b]) => b - a).map(([assetId]) => assetId);
}
