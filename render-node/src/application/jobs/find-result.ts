import { assetReferences } from '../../domain/jobs/asset-references.js';
import type { Repositories } from '../../domain/store/store.js';

/** The result of an earlier identical job, if all that it names is still there; else null. */
export async function findResult(books: Repositories, key: string): Promise<unknown> {
	const result = await books.results.find(key);
	if (result === null) return null;
	const wanted = [...new Set(assetReferences(result).map(({ assetId }) => assetId))];
	if ((await books.assets.find(wanted)).length === wanted.length) {
		// Whoever finds it goes on with what it names, however long ago that was made.
		await books.retention.noteUse(wanted);
		return result;
	}
	await books.results.forget(key);
	return null;
}
