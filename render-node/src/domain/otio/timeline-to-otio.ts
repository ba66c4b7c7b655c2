import type { ExchangeWarning, Timeline } from '@showrunner/contract';
import { frameAt } from '../timeline/frame-at.js';
import { timelineDurationMs } from '../timeline/timeline-duration.js';
import { speedWarnings } from './clip-manner.js';
import { carriedMembers } from './carried-members.js';
import { untrackedAssets } from './carried-media.js';
import type { OtioNode } from './otio-node.js';
import { captionMarker, captionOwners } from './write-captions.js';
import { ownedBy, stackNode } from './write-nodes.js';
import { pictureTrack, placePictures, type PlacedPicture } from './write-pictures.js';
import { mediaReference, type ExportContext } from './write-references.js';
import { musicTrack, placeSounds, soundTracks, type PlacedSound } from './write-sounds.js';

export type Exported = { document: OtioNode; warnings: ExchangeWarning[] };

/**
 * A timeline as OpenTimelineIO JSON, in whole frames of the first output: one video track, and audio tracks for voice,
 * effects and music. What the format has no word for, and the milliseconds behind the frames, go into metadata.
 * Schemas: Timeline.1, Stack.1, Track.1, Clip.2, Gap.1, Transition.1, Marker.2 as of OpenTimelineIO 0.15 and newer.
 */
export function timelineToOtio(
	timeline: Timeline,
	context: Pick<ExportContext, 'media' | 'urlOf' | 'nameOf'>,
): Exported {
	const [{ fps: rate, aspectRatio }] = timeline.outputs as [Timeline['outputs'][number]];
	const within: ExportContext = { ...context, rate, aspectRatio };
	const totalFrames = frameAt(timelineDurationMs(timeline), rate);
	const pictures = placePictures(timeline, rate);
	const voice = placeSounds(timeline.voice, totalFrames, within);
	const captionsOf = captionOwners(timeline.captions, voice, pictures, rate);
	const voiceMarkers = (each: PlacedSound) => {
		const start = { ms: each.sound.startMs, frame: each.start, end: each.end, sourceFrame: 0 };
		return captionsOf(each).map((caption) => captionMarker(caption, start, rate));
	};
	const sceneMarkers = (each: PlacedPicture, sourceFrame: number) => {
		const start = { ms: each.startMs, frame: each.cut, end: each.end, sourceFrame };
		return captionsOf(each).map((caption) => captionMarker(caption, start, rate));
	};
	const effects = placeSounds(timeline.effects, totalFrames, within);
	const tracks = [
		pictureTrack(pictures, sceneMarkers, within),
		...soundTracks('voice', voice, voiceMarkers, within),
		...soundTracks('effects', effects, () => [], within),
		...(timeline.music ? [musicTrack(timeline.music, totalFrames, within)] : []),
	];
	return {
		document: documentOf(timeline, tracks, within),
		warnings: [...repeatWarnings(pictures, within), ...speedWarnings(timeline)],
	};
}

function documentOf(timeline: Timeline, tracks: OtioNode[], context: ExportContext): OtioNode {
	const { title, locale, loudness, outputs, captions } = timeline;
	// Media on no track have their links here, for those who save the media elsewhere or exchange them.
	const media = [...untrackedAssets(timeline)].map(([assetId, kind]) =>
		mediaReference(assetId, { lasts: kind === 'video' }, context),
	);
	const own = {
		version: 1,
		...{ locale, loudness, outputs },
		...(captions && { captions: captionManner(captions) }),
		// What was said when a translation began, though the clip with its marker may be taken out.
		...(captions?.translations && { captionStarts: captions.scenes.map(({ startMs }) => startMs) }),
		...carriedMembers(timeline),
		...(media.length > 0 && { media }),
	};
	return {
		OTIO_SCHEMA: 'Timeline.1',
		name: title,
		metadata: ownedBy(own),
		global_start_time: null,
		tracks: stackNode(tracks),
	};
}

function repeatWarnings(pictures: readonly PlacedPicture[], { media, rate }: ExportContext): ExchangeWarning[] {
	return pictures.flatMap(({ scene: { id, visual }, cut, end, lead, tail }, index): ExchangeWarning[] => {
		const lengthMs = visual.kind === 'clip' ? media.get(visual.assetId)?.durationMs : null;
		if (visual.kind !== 'clip' || !lengthMs) return [];
		const left = frameAt(lengthMs, rate) - frameAt(visual.trimStartMs, rate);
		if (left >= lead + end - cut + tail) return [];
		const message = `The clip of scene '${id}' repeats here; an editing program shows nothing where it ends`;
		return [{ code: 'clip-repeats', message, field: `timeline.scenes[${index}].visual` }];
	});
}

/** All but the texts, which are markers of the scenes. */
const captionManner = (captions: object) =>
	Object.fromEntries(Object.entries(captions).filter(([member]) => member !== 'scenes'));
