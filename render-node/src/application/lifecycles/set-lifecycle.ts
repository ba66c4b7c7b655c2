import type { AssetLifecycle, SetAssetLifecycleRequest } from '@showrunner/contract';
import { inputInvalid } from '../../domain/refusal.js';
import type { LifecycleRecord } from '../../domain/store/lifecycle-repository.js';
import { assetNotFound } from '../assets/create-asset-store.js';
import type { Deps } from '../deps.js';
import { recordAudit } from '../record-audit.js';
import { showLifecycle } from './show-lifecycle.js';

type Wish = SetAssetLifecycleRequest & { assetId: string; actor: string };

function recordOf({ assetId, rule, deleteAt, actor }: Wish, now: Date): LifecycleRecord | null {
	if (rule === 'by-rules') return null;
	const at = deleteAt === undefined ? null : new Date(deleteAt);
	if (at !== null && at <= now) {
		throw inputInvalid('delete-at-past', 'The time at which the asset is to be deleted is over', {
			field: 'deleteAt',
			fix: 'Choose a later time, or delete the asset now',
		});
	}
	return { assetId, rule, deleteAt: at, dueAt: at, changedBy: actor, changedAt: now };
}

/** Says how long one asset stays, whatever the settings say. The newest wish counts. */
export async function setLifecycle(deps: Pick<Deps, 'store' | 'clock'>, wish: Wish): Promise<AssetLifecycle> {
	const { assetId, actor, rule } = wish;
	const now = deps.clock.now();
	const record = recordOf(wish, now);
	return await deps.store.transaction(async (books) => {
		await books.assets.lock(assetId);
		if ((await books.assets.find([assetId])).length === 0) throw assetNotFound(assetId);
		await (record ? books.lifecycles.set(record) : books.lifecycles.remove(assetId));
		const facts = { rule, ...(wish.deleteAt !== undefined && { deleteAt: wish.deleteAt }) };
		await recordAudit(books, { actor, action: 'asset.lifecycle', subject: `asset:${assetId}`, facts }, now);
		return await showLifecycle(books, assetId);
	});
}
