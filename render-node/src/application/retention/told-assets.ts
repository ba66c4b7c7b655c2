import type { RetentionReport } from '@showrunner/contract';
import type { UnusedAsset } from '../../domain/store/retention-repository.js';

/** Enough to see what kind of thing it is. */
const shown = 100;

export const toldAssets = (assets: readonly UnusedAsset[]): RetentionReport['assets'] => ({
	count: assets.length,
	sizeBytes: assets.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
	oldest: assets.slice(0, shown).map(({ id, kind, sizeBytes, createdAt }) => ({
		...{ id, kind, sizeBytes },
		createdAt: createdAt.toISOString(),
	})),
});
