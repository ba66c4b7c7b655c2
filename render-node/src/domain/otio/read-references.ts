import { aspectRatios, type AspectRatio } from '@showrunner/contract';
import { isNode, ownMetadata, schemaOf, textIn, type OtioNode } from './otio-node.js';
import { assetIdInUrl, ownAssetId } from './survey-document.js';

/** What the clip shows or plays: the active one of Clip.2, or the only one of Clip.1. Undefined where it has none. */
export function activeReference(clip: OtioNode): OtioNode | undefined {
	const all = clip.media_references;
	const one = isNode(all) ? all[textIn(clip, 'active_media_reference_key') || 'DEFAULT_MEDIA'] : clip.media_reference;
	return isNode(one) && schemaOf(one) !== 'MissingReference' ? one : undefined;
}

/** The asset behind a reference; a link goes before metadata, which stays behind when an editor relinks the media. */
export const referencedAsset = (reference: OtioNode | undefined): string | undefined =>
	reference && (assetIdInUrl(textIn(reference, 'target_url')) ?? ownAssetId(reference));

/** The asset that a clip shows or plays; programs that drop a reference's metadata may have kept the clip's. */
export const clipAsset = (clip: OtioNode): string | undefined =>
	referencedAsset(activeReference(clip)) ?? ownAssetId(clip);

/** Assets by format; the active reference is for `main` where it does not say for which. */
export function assetsByRatio(clip: OtioNode, main: AspectRatio): [AspectRatio, string][] {
	const active = activeReference(clip);
	const said = ratioOf(ownMetadata(active).aspectRatio) ?? ratioOf(ownMetadata(clip).aspectRatio);
	const others = isNode(clip.media_references) ? Object.entries(clip.media_references) : [];
	const rest = others.flatMap(([key, reference]): [AspectRatio, string][] => {
		const ratio = ratioOf(key);
		const id = isNode(reference) && reference !== active ? referencedAsset(reference) : undefined;
		return ratio && id ? [[ratio, id]] : [];
	});
	const shown = clipAsset(clip);
	const first: [AspectRatio, string][] = shown ? [[said ?? main, shown]] : [];
	const taken = new Set(first.map(([ratio]) => ratio));
	return [...first, ...rest.filter(([ratio]) => !taken.has(ratio))];
}

const ratioOf = (value: unknown): AspectRatio | undefined => aspectRatios.find((ratio) => ratio === value);
