import type { Asset } from '@showrunner/contract';
import type { AssetStore } from '../../domain/ports.js';
import { Refusal } from '../../domain/refusal.js';

/** Those of the assets that are there, by id. */
export async function findMedia(ids: Iterable<string>, assets: Pick<AssetStore, 'get'>): Promise<Map<string, Asset>> {
	const found = new Map<string, Asset>();
	for (const id of new Set(ids)) {
		const asset = await findAsset(id, assets);
		if (asset) found.set(id, asset);
	}
	return found;
}

async function findAsset(id: string, assets: Pick<AssetStore, 'get'>): Promise<Asset | null> {
	try {
		return await assets.get(id);
	} catch (error) {
		if (error instanceof Refusal && error.problem.status === 404) return null;
		throw error;
	}
}

export function factsOf(assets: ReadonlyMap<string, Asset>) {
	return new Map([...assets].flatMap(([id, { media }]) => (media ? [[id, media] as const] : [])));
}
