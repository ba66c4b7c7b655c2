import { captionedSceneSchema, type CaptionedScene } from '@showrunner/contract';
import type { ImportContext } from './import-context.js';
import type { CaptionMoves } from './move-translations.js';
import { exactMs, sameMs } from './exact-time.js';
import { isEnabled, nodesIn, ownMetadata, type OtioNode } from './otio-node.js';
import { readRange } from './read-time.js';
import type { TrackItem } from './read-track.js';

/** What captions may be tied to: a piece on a track, and where it begins on the video's clock. */
export type CaptionOwner = { item: TrackItem; startMs: number };

type Found = {
	key: string;
	place: string;
	/** Where it began when the document was written, if that is known. */
	writtenMs: unknown;
	caption: CaptionedScene | undefined;
};
type Captions = { scenes: CaptionedScene[]; moves: CaptionMoves };

/** The captions that are tied to what is still shown or heard, by start. */
export function readCaptions(owners: readonly CaptionOwner[], totalMs: number, context: ImportContext): Captions {
	const found = owners.flatMap((owner) =>
		nodesIn(owner.item.node, 'markers').flatMap((marker, index) => {
			if (ownMetadata(marker).kind !== 'caption') return [];
			return [readMarker(marker, `${owner.item.place}.markers[${index}]`, owner, totalMs)];
		}),
	);
	// A clip that was cut in two has each marker twice; one of the two lies where it is not shown.
	const kept = new Set(found.flatMap(({ key, caption }) => (caption ? [key] : [])));
	for (const { key, place, caption } of found) {
		if (caption || kept.has(key)) continue;
		kept.add(key);
		context.warn('caption-left-out', 'A caption was left out: what it is tied to is not shown where it lies', place);
	}
	const scenes = found.flatMap(({ caption }) => caption ?? []).sort((a, b) => a.startMs - b.startMs);
	return { scenes, moves: movesOf(found) };
}

function movesOf(found: readonly Found[]): CaptionMoves {
	const moves = new Map<number, Set<number>>();
	for (const { writtenMs, caption } of found)
		if (typeof writtenMs === 'number' && caption)
			moves.set(writtenMs, (moves.get(writtenMs) ?? new Set()).add(caption.startMs));
	return new Map([...moves].map(([from, starts]) => [from, [...starts]]));
}

function readMarker(marker: OtioNode, place: string, { item, startMs }: CaptionOwner, totalMs: number): Found {
	const own = ownMetadata(marker);
	const key = JSON.stringify([own.text, own.offset]);
	const range = readRange(marker, 'marked_range', place);
	if (!range || !isEnabled(item.node)) return { key, place, writtenMs: own.startMs, caption: undefined };
	const offsetMs = range.startMs - item.sourceCodeMs;
	const isShown = offsetMs > -sameMs && offsetMs < item.durationMs - sameMs;
	const at = startMs + (exactMs(own.offset, offsetMs) ?? Math.max(0, Math.round(offsetMs)));
	const durationMs = exactMs(own.length, range.durationMs) ?? Math.round(range.durationMs);
	const caption = captionedSceneSchema.safeParse({ startMs: at, durationMs, text: own.text, words: own.words });
	const isHere = isShown && at < totalMs && caption.success;
	return { key, place, writtenMs: own.startMs, caption: isHere ? caption.data : undefined };
}
