export type FinishedAsset = { role: string; assetId: string };

/** One asset of a video: its roles where it goes out itself, and the roles of all finished assets that it is part of. */
export type Ancestor = { assetId: string; roles: string[]; usedIn: string[] };

/**
 * The finished assets and all that they were made from, each once, the finished ones first, then by their distance.
 * What has no record appears too: its absence is what has to be told.
 */
export function traceAncestry(
	finished: readonly FinishedAsset[],
	sourcesOf: (assetId: string) => readonly string[],
): Ancestor[] {
	const found = new Map<string, { assetId: string; roles: Set<string>; usedIn: Set<string> }>();
	const at = (assetId: string) => {
		const known = found.get(assetId) ?? { assetId, roles: new Set<string>(), usedIn: new Set<string>() };
		found.set(assetId, known);
		return known;
	};
	for (const { role, assetId } of finished) at(assetId).roles.add(role);
	for (const { role, assetId } of finished) {
		const seen = new Set([assetId]);
		for (const id of seen) {
			at(id).usedIn.add(role);
			for (const source of sourcesOf(id)) seen.add(source);
		}
	}
	return [...found.values()].map(({ assetId, roles, usedIn }) => ({ assetId, roles: [...roles], usedIn: [...usedIn] }));
}
