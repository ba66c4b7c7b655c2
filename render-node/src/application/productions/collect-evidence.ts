import type { Asset } from '@showrunner/contract';
import type { Repositories } from '../../domain/store/store.js';

/** Ids of the assets that went into one. */
const sourcesOf = (asset: Asset): string[] => asset.evidence.flatMap(({ madeFrom }) => madeFrom ?? []);

/** Assets and everything that they were made from, each once, the given ones first. */
export async function withAncestors(
	books: Pick<Repositories, 'assets'>,
	assetIds: readonly string[],
): Promise<Map<string, Asset>> {
	const found = new Map<string, Asset>();
	let wanted = [...new Set(assetIds)];
	while (wanted.length > 0) {
		const generation = await books.assets.find(wanted);
		for (const asset of generation) found.set(asset.id, asset);
		wanted = [...new Set(generation.flatMap(sourcesOf))].filter((id) => !found.has(id));
	}
	return found;
}
