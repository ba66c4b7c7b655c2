import type { AspectRatio, ExchangeWarningCode, Media } from '@showrunner/contract';
import type { ImportContext } from './import-context.js';

export type PictureIds = Partial<Record<AspectRatio, string>>;

/** The id under which an asset is here; undefined where it is not, or where it is of another kind. */
export type FindAsset = (assetId: string, kind: Media['kind']) => string | undefined;

type Search = {
	find: FindAsset;
	/** What is to be told of all that was looked for; undefined where everything was found. */
	lack(): ExchangeWarningCode | undefined;
};

/** Looks for the media of one thing, such as an insert. A link goes before the metadata, as with clips of a track. */
export function searchMedia({ media, relinked }: ImportContext): Search {
	const lacks = new Set<ExchangeWarningCode>();
	return {
		find(assetId, kind) {
			const id = relinked(assetId);
			const found = media.get(id)?.kind;
			if (found === kind) return id;
			lacks.add(found ? 'media-unsuitable' : 'media-missing');
			return undefined;
		},
		lack: () => (lacks.has('media-missing') ? 'media-missing' : [...lacks][0]),
	};
}

/** Those pictures of a set that are there; undefined where none is. */
export function foundPictures(ids: PictureIds, find: FindAsset): PictureIds | undefined {
	const found = Object.entries(ids).flatMap(([ratio, id]) => {
		const here = find(id, 'image');
		return here ? [[ratio, here] as const] : [];
	});
	return found.length > 0 ? Object.fromEntries(found) : undefined;
}
