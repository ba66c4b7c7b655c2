import type { RetentionReport } from '@showrunner/contract';
import { dayMs, type RetentionRules } from '../../domain/retention/retention-rules.js';
import { Refusal } from '../../domain/refusal.js';
import type { Repositories } from '../../domain/store/store.js';
import type { UnusedAsset } from '../../domain/store/retention-repository.js';
import { deleteAsset } from '../assets/delete-asset.js';
import type { Deps } from '../deps.js';
import { recordAudit } from '../record-audit.js';
import { chooseAssets } from './choose-assets.js';
import { clearBooks } from './clear-books.js';
import { toldAssets } from './told-assets.js';

export type RetentionDeps = Pick<Deps, 'store' | 'blobs' | 'clock' | 'log'>;

/** Somebody may have asked to keep it since it was chosen. */
const isNotKept = (assetId: string) => async (books: Repositories) =>
	(await books.lifecycles.find(assetId))?.rule !== 'keep';

/** Deletes the assets that still nobody needs. */
async function clearAssets(deps: RetentionDeps, chosen: readonly UnusedAsset[], actor: string): Promise<UnusedAsset[]> {
	const gone: UnusedAsset[] = [];
	for (const asset of chosen) {
		if (await deps.store.retention.isUsedSince(asset)) continue;
		try {
			if (await deleteAsset(deps, asset.id, actor, { isStillTrue: isNotKept(asset.id) })) gone.push(asset);
		} catch (error) {
			// Somebody began to need it, or deleted it, since it was chosen.
			if (!(error instanceof Refusal) || error.problem.kind !== 'input-invalid') throw error;
		}
	}
	return gone;
}

/**
 * Takes away what the rules let go, a part at a time. Several machines may do so at once: each row is taken by one.
 * @param actor who asked for it, or `service`
 */
export async function runRetention(
	deps: RetentionDeps,
	rules: RetentionRules,
	actor: string,
): Promise<RetentionReport> {
	const { store, clock } = deps;
	const now = clock.now();
	const chosen = await chooseAssets(store.retention, rules, now, dayMs);
	const gone = await clearAssets(deps, chosen, actor);
	const cleared = await clearBooks((work) => store.transaction((books) => work(books.retention)), rules, now, 1_000);
	const report = { dryRun: false, ranAt: now.toISOString(), ...cleared, assets: toldAssets(gone) };
	const { assets, ...counts } = report;
	const facts = { ...counts, assets: assets.count, assetBytes: assets.sizeBytes };
	const removed = assets.count + Object.values(cleared).reduce((sum, rows) => sum + rows, 0);
	if (removed === 0) return report;
	await store.transaction((books) =>
		recordAudit(books, { actor, action: 'retention.run', subject: 'service', facts }, now),
	);
	deps.log.info(facts, 'what was kept long enough was taken away');
	return report;
}
