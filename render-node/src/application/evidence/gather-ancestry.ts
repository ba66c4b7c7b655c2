import type { Asset } from '@showrunner/contract';
import { sourcesOf } from '../../domain/evidence/check-evidence.js';
import type { Repositories } from '../../domain/store/store.js';

/** Assets that one query asks for. */
const idsPerQuery = 5_000;

/** Assets and everything that they were made from, each once, the given ones first. What is not in the store is left out. */
export async function gatherAncestry(
	books: Pick<Repositories, 'assets'>,
	assetIds: readonly string[],
): Promise<Map<string, Asset>> {
	const found = new Map<string, Asset>();
	const asked = new Set<string>();
	for (let wanted = [...new Set(assetIds)]; wanted.length > 0; ) {
		const generation: Asset[] = [];
		for (let at = 0; at < wanted.length; at += idsPerQuery)
			generation.push(...(await books.assets.find(wanted.slice(at, at + idsPerQuery))));
		for (const id of wanted) asked.add(id);
		for (const asset of generation) found.set(asset.id, asset);
		wanted = [...new Set(generation.flatMap(sourcesOf))].filter((id) => !asked.has(id));
	}
	return found;
}
