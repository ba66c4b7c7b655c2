import { soundSchema, type Sound } from '@showrunner/contract';
import type { ImportContext } from './import-context.js';
import { exactMs } from './exact-time.js';
import { isEnabled, ownMetadata } from './otio-node.js';
import { clipAsset } from './read-references.js';
import { named, type TrackItem } from './read-track.js';

const fadesSchema = soundSchema.pick({ fadeInMs: true, fadeOutMs: true });

/** A piece of a sound on a track: the sound would begin at `startMs` if nothing of it were cut away. */
type Piece = { item: TrackItem; assetId: string; startMs: number };

/** What plays on the tracks of a role, by start. A sound plays whole here: warns where a track plays a part of it. */
export function readSounds(items: readonly TrackItem[], totalMs: number, context: ImportContext): Sound[] {
	const groups: Piece[][] = [];
	for (const piece of items.flatMap((item) => readPiece(item, context))) {
		// A cut that changes nothing leaves two pieces of one sound.
		const own = groups.find(([first]) => first && isSameSound(first, piece));
		if (own) own.push(piece);
		else groups.push([piece]);
	}
	return groups.flatMap((group) => toSound(group, totalMs, context)).sort((a, b) => a.startMs - b.startMs);
}

function readPiece(item: TrackItem, { media, warn }: ImportContext): Piece[] {
	const { node, place, startMs, sourceMs, frameMs } = item;
	if (item.kind === 'gap' || !isEnabled(node)) return [];
	const assetId = clipAsset(node);
	const facts = assetId ? media.get(assetId) : undefined;
	if (!assetId || !facts) {
		const what = assetId ? 'names an asset that is not there' : 'names no asset of this service';
		warn('media-missing', `${named(node)} ${what} and was left out`, place);
		return [];
	}
	if (!facts.audioCodec) {
		warn('media-unsuitable', `${named(node)} has no sound and was left out`, place);
		return [];
	}
	const whole = sourceMs < frameMs / 2 ? exactMs(ownMetadata(node).start, startMs) : undefined;
	return [{ item, assetId, startMs: whole ?? Math.max(0, Math.round(startMs - sourceMs)) }];
}

const isSameSound = (a: Piece, b: Piece) =>
	a.assetId === b.assetId &&
	Math.abs(a.startMs - b.startMs) <= a.item.frameMs * 1.01 &&
	Math.abs(a.item.sourceMs - b.item.sourceMs) > a.item.frameMs / 2;

function toSound(group: readonly Piece[], totalMs: number, { media, warn }: ImportContext): Sound[] {
	const [first] = group;
	if (!first) return [];
	const { assetId, startMs, item } = first;
	const { node, place, frameMs } = item;
	if (startMs >= totalMs) {
		warn('sound-simplified', `${named(node)} begins where the video has ended and was left out`, place);
		return [];
	}
	const playedMs = group.reduce((sum, piece) => sum + piece.item.durationMs, 0);
	const wholeMs = media.get(assetId)?.durationMs ?? playedMs;
	if (playedMs < Math.min(wholeMs, frameMs) || playedMs < wholeMs - frameMs * 1.01)
		warn('sound-simplified', `${named(node)} is cut on its track; here it plays whole`, place);
	return [{ assetId, startMs, gainDb: readGain(item), ...readFades(item) }];
}

function readFades({ node }: TrackItem): Pick<Sound, 'fadeInMs' | 'fadeOutMs'> {
	const { fadeInMs, fadeOutMs } = ownMetadata(node);
	const read = fadesSchema.safeParse({ fadeInMs, fadeOutMs });
	return read.success ? read.data : {};
}

function readGain({ node }: TrackItem): number {
	const { gainDb } = ownMetadata(node);
	return typeof gainDb === 'number' && gainDb >= -60 && gainDb <= 24 ? gainDb : 0;
}
