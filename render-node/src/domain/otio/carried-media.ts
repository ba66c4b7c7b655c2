import type { Bookend, Insert, Media, Overlay, Scene, Timeline } from '@showrunner/contract';
import { foundDrawn, isDrawn } from './drawn-visual.js';
import { foundPictures, searchMedia, type FindAsset, type PictureIds } from './find-media.js';
import type { ImportContext } from './import-context.js';

/** Members of a timeline that show media beside its tracks. */
export type Showing = Partial<Pick<Timeline, 'intro' | 'outro' | 'inserts' | 'overlays'>>;

/** What becomes of one thing that shows media: undefined leaves it out. */
type Visit = <T>(thing: Thing, found: (find: FindAsset) => T | undefined) => T | undefined;
type Thing = { name: string; member: string };

/** The same with what `visit` leaves of each thing. */
export function visitShowing<S extends Showing>(members: S, visit: Visit): S {
	const { inserts, overlays } = members;
	const left: S = { ...members };
	left.intro = bookendLeft(members, 'intro', visit);
	if (!left.intro) delete left.intro;
	left.outro = bookendLeft(members, 'outro', visit);
	if (!left.outro) delete left.outro;
	if (inserts)
		left.inserts = inserts.flatMap((insert, at): Insert[] => {
			const thing = { name: `Insert ${at + 1}`, member: `inserts[${at}]` };
			const visual = visit(thing, (find) => foundShown(insert.visual, find));
			return visual ? [{ ...insert, visual }] : [];
		});
	if (overlays)
		left.overlays = overlays.flatMap((overlay, at): Overlay[] => {
			if (overlay.kind !== 'image') return [overlay];
			const thing = { name: `Overlay ${at + 1}`, member: `overlays[${at}]` };
			const assetId = visit(thing, (find) => find(overlay.assetId, 'image'));
			return assetId ? [{ ...overlay, assetId }] : [];
		});
	return left;
}

function bookendLeft(members: Showing, member: 'intro' | 'outro', visit: Visit): Bookend | undefined {
	const bookend = members[member];
	return bookend && visit({ name: `The ${member}`, member }, (find) => foundShown(bookend, find));
}

type Shown = { kind: 'still'; assetIds: PictureIds } | { kind: 'clip'; assetId: string } | { kind: 'colour' };

function foundShown<V extends Shown>(shown: V, find: FindAsset): V | undefined {
	if (shown.kind === 'colour') return shown;
	if (shown.kind === 'still') {
		const assetIds = foundPictures(shown.assetIds, find);
		return assetIds && { ...shown, assetIds };
	}
	const assetId = find(shown.assetId, 'video');
	return assetId === undefined ? undefined : { ...shown, assetId };
}

/** Leaves out, with a warning, what shows media that are not there. */
export function keepShowing<S extends Showing>(members: S, context: ImportContext): S {
	return visitShowing(members, ({ name, member }, found) => {
		const search = searchMedia(context);
		const left = found(search.find);
		const code = search.lack();
		const what = code === 'media-missing' ? 'an asset that is not there' : 'media of another kind';
		const instead = left === undefined ? 'it was left out' : 'it shows the ones that are';
		if (code) context.warn(code, `${name} names ${what}; ${instead}`, `metadata.showrunner.${member}`);
		return left;
	});
}

/** Every asset that a timeline shows beside its tracks, or within what an editing program does not draw. */
export function untrackedAssets({
	scenes = [],
	...members
}: Showing & { scenes?: readonly Pick<Scene, 'visual'>[] }): Map<string, Media['kind']> {
	const kinds = new Map<string, Media['kind']>();
	const note: FindAsset = (assetId, kind) => {
		kinds.set(assetId, kind);
		return assetId;
	};
	visitShowing(members, (_, found) => found(note));
	for (const { visual } of scenes) if (isDrawn(visual)) foundDrawn(visual, note);
	return kinds;
}
