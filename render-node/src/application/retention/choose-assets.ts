import type { RetentionRules } from '../../domain/retention/retention-rules.js';
import type { RetentionRepository, UnusedAsset } from '../../domain/store/retention-repository.js';

/** What is needed is found anew for each page, so that there should be few. */
const pageSize = 50_000;

async function* allUnused(books: RetentionRepository): AsyncGenerator<UnusedAsset> {
	let after: UnusedAsset | null = null;
	for (;;) {
		const page: UnusedAsset[] = await books.unusedAssets(after, pageSize);
		yield* page;
		if (page.length < pageSize) return;
		after = page.at(-1) ?? null;
	}
}

/**
 * Assets that may go: those not used for too long for their kind, and then the oldest of the rest until these have room.
 * What was used within a day stays in any case: the run that made or found it may not have come to its end.
 */
export async function chooseAssets(
	books: RetentionRepository,
	rules: Pick<RetentionRules, 'unusedAssetsMs' | 'unusedAssetsMaxBytes'>,
	now: Date,
	youngestMs: number,
): Promise<UnusedAsset[]> {
	const { unusedAssetsMs, unusedAssetsMaxBytes } = rules;
	const isRuled = unusedAssetsMaxBytes !== null || Object.values(unusedAssetsMs).some((ageMs) => ageMs !== null);
	if (!isRuled) return [];
	const chosen: UnusedAsset[] = [];
	const rest: UnusedAsset[] = [];
	let keptBytes = 0;
	for await (const asset of allUnused(books)) {
		const ageMs = now.getTime() - asset.usedAt.getTime();
		const isOld = ageMs > (unusedAssetsMs[asset.kind] ?? Infinity) && ageMs > youngestMs;
		if (isOld) chosen.push(asset);
		else {
			keptBytes += asset.sizeBytes;
			if (ageMs > youngestMs) rest.push(asset);
		}
	}
	for (const asset of rest) {
		if (unusedAssetsMaxBytes === null || keptBytes <= unusedAssetsMaxBytes) break;
		keptBytes -= asset.sizeBytes;
		chosen.push(asset);
	}
	return chosen;
}
