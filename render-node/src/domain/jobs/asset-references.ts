export type AssetReference = { assetId: string; path: (string | number)[] };

const namesAssets = /assetids?$/i;
const isAssetId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

function walk(value: unknown, path: (string | number)[], named: boolean, found: AssetReference[]): void {
	if (isAssetId(value)) {
		if (named) found.push({ assetId: value, path });
		return;
	}
	if (typeof value !== 'object' || value === null) return;
	for (const [key, member] of Object.entries(value)) {
		const isIndex = Array.isArray(value);
		walk(member, [...path, isIndex ? Number(key) : key], named || (!isIndex && namesAssets.test(key)), found);
	}
}

/** Every asset that a job's input or result names, with the place where it does. */
export function assetReferences(value: unknown): AssetReference[] {
	const found: AssetReference[] = [];
	walk(value, [], false, found);
	return found;
}
