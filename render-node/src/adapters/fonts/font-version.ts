import { stat } from 'node:fs/promises';
import path from 'node:path';
import { contentHash } from '../../domain/jobs/content-hash.js';

/** Another one as soon as one of the files is another: by name, size and time, so that none of them has to be read. */
export async function fontVersion(files: readonly string[]): Promise<string> {
	const facts = await Promise.all(
		[...new Set(files)].sort().map(async (file) => {
			// One that went away after it was listed draws nothing.
			const found = await stat(file).catch(() => null);
			return found ? [[path.basename(file), found.size, Math.floor(found.mtimeMs)]] : [];
		}),
	);
	return contentHash(facts.flat());
}
