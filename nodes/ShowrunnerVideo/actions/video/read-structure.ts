import type { StructureWishes } from '../../timeline/structure';
import { readAssetId } from './read-asset-id';

export type StructureOptions = {
	chapters?: 'none' | 'scenes';
	introAssetId?: string;
	outroAssetId?: string;
	bookendCrossfadeMs?: number;
};

export function readStructure({
	chapters,
	introAssetId,
	outroAssetId,
	bookendCrossfadeMs = 0,
}: StructureOptions): StructureWishes {
	const intro = readAssetId('introAssetId', introAssetId, 'a clip');
	const outro = readAssetId('outroAssetId', outroAssetId, 'a clip');
	return {
		hasChapters: chapters === 'scenes',
		...(intro && { introAssetId: intro }),
		...(outro && { outroAssetId: outro }),
		...(bookendCrossfadeMs > 0 && { bookendCrossfadeMs }),
	};
}
