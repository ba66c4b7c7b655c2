import type { EvidenceGap } from '@showrunner/contract';
import type { FinishedAsset } from '../../domain/evidence/ancestry.js';
import { moderationGaps } from '../../domain/evidence/moderation-gaps.js';
import type { Repositories } from '../../domain/store/store.js';

type Books = Pick<Repositories, 'assets' | 'productions' | 'reviews'>;
type Checked = { id: string; madeForKids: boolean; completedAt: Date | null };

/** What of a production has not passed moderation though it must; nothing where it is not made for children. */
export async function checkModeration(
	books: Books,
	{ id, madeForKids, completedAt }: Checked,
	finished: readonly FinishedAsset[],
): Promise<EvidenceGap[]> {
	if (!madeForKids) return [];
	const assets = await books.assets.find(finished.map(({ assetId }) => assetId));
	const completedWith = (await books.productions.assetsOf([id])).map(({ assetId }) => assetId);
	const reviews = await books.reviews.decidedByPeople(id);
	const known = new Map(assets.map((asset) => [asset.id, asset]));
	return moderationGaps(finished, known, { reviews, completedWith, completedAt });
}
