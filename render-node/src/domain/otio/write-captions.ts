import type { CaptionedScene, Timeline } from '@showrunner/contract';
import { frameAt } from '../timeline/frame-at.js';
import type { OtioNode } from './otio-node.js';
import { markerNode, timeRange } from './write-nodes.js';
import type { PlacedPicture } from './write-pictures.js';
import type { PlacedSound } from './write-sounds.js';

type Owner = PlacedSound | PlacedPicture;
export type CaptionsOf = (owner: Owner) => CaptionedScene[];

/**
 * Ties each caption to the voice that speaks it, so that it goes along when an editor moves the voice; where no voice
 * speaks, to the scene that is seen. The last scene takes what lies beyond.
 */
export function captionOwners(
	captions: Timeline['captions'],
	voice: readonly PlacedSound[],
	pictures: readonly PlacedPicture[],
	rate: number,
): CaptionsOf {
	const owned = new Map<Owner, CaptionedScene[]>();
	for (const caption of captions?.scenes ?? []) {
		const at = frameAt(caption.startMs, rate);
		const speaker = voice.findLast(
			({ start, end, sound }) => start <= at && at < end && sound.startMs <= caption.startMs,
		);
		const seen = pictures.findLast(({ cut, startMs }) => cut <= at && startMs <= caption.startMs);
		const owner = speaker ?? seen;
		if (owner) owned.set(owner, [...(owned.get(owner) ?? []), caption]);
	}
	return (owner) => owned.get(owner) ?? [];
}

/** How much of a caption stands in a marker's name. */
const nameCharacters = 60;

/** Where a caption's owner begins and ends: on the video's clock, in its frames, and in frames of the owner's own media. */
export type OwnerStart = { ms: number; frame: number; end: number; sourceFrame: number };

export function captionMarker(caption: CaptionedScene, owner: OwnerStart, rate: number): OtioNode {
	const { text, words, startMs, durationMs } = caption;
	const start = frameAt(startMs, rate);
	const frames = frameAt(startMs + durationMs, rate) - start;
	// On its owner's last frame at the latest, so that it is seen there.
	const offset = Math.min(start, owner.end - 1) - owner.frame;
	return markerNode({
		name: [...text].slice(0, nameCharacters).join(''),
		colour: 'YELLOW',
		comment: text,
		range: timeRange(owner.sourceFrame + offset, frames, rate),
		own: {
			kind: 'caption',
			text,
			words,
			startMs,
			offset: { ms: startMs - owner.ms, frames: offset, rate },
			length: { ms: durationMs, frames, rate },
		},
	});
}
