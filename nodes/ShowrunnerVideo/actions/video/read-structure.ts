import { assetIdPattern } from '../../../shared/fields/locator-field';
import { invalidField } from '../../../shared/refusals';
import type { StructureWishes } from '../../timeline/structure';

export type StructureOptions = { chapters?: 'none' | 'scenes'; introAssetId?: string; outroAssetId?: string };

export function readStructure({ chapters, introAssetId, outroAssetId }: StructureOptions): StructureWishes {
	const intro = readClipId('introAssetId', introAssetId);
	const outro = readClipId('outroAssetId', outroAssetId);
	return {
		hasChapters: chapters === 'scenes',
		...(intro && { introAssetId: intro }),
		...(outro && { outroAssetId: outro }),
	};
}

/** An expression may give anything; a link to the clip names it, too. */
function readClipId(field: string, given: unknown): string | undefined {
	const text = String(given ?? '').trim();
	if (text === '') return undefined;
	const id = new RegExp(`(?<![0-9a-z])${assetIdPattern}(?![0-9a-z])`).exec(text)?.[1];
	if (id) return id;
	throw invalidField(field, 'This is no asset ID', 'Give the ID of a clip that Showrunner Asset: Import put out');
}
