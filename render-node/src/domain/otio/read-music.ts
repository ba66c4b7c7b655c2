import { musicBedSchema, type Timeline } from '@showrunner/contract';
import type { ImportContext } from './import-context.js';
import { isEnabled, ownMetadata, type OtioNode } from './otio-node.js';
import { clipAsset } from './read-references.js';
import type { TrackItem } from './read-track.js';

export type MusicTrack = { node: OtioNode; place: string; items: TrackItem[] };

/** One piece of music from the first to the last frame; warns where the track says something else. */
export function readMusic(
	{ node, place, items }: MusicTrack,
	totalMs: number,
	{ media, warn }: ImportContext,
): Timeline['music'] {
	const clips = items.filter((item) => item.kind === 'clip' && isEnabled(item.node));
	const ids = clips.map((item) => clipAsset(item.node));
	const assetId = ids.find((id) => id !== undefined && media.get(id)?.audioCodec);
	if (!assetId) {
		if (clips.length > 0) warn('media-missing', 'The music is no asset of this service and was left out', place);
		return undefined;
	}
	if (ids.some((id) => id !== assetId) || !fillsVideo(clips, totalMs, media.get(assetId)?.durationMs ?? 0))
		warn('sound-simplified', 'The music track is cut; here one piece plays from the first frame to the last', place);
	const { gainDb, duck, duckDb, fadeInMs, fadeOutMs, crossfadeMs } = ownMetadata(node);
	const own = musicBedSchema.safeParse({ assetId, gainDb, duck, duckDb, fadeInMs, fadeOutMs, crossfadeMs });
	if (own.success) return own.data;
	warn('metadata-ignored', 'The settings of the music are not as they must be; the usual ones hold', place);
	return musicBedSchema.parse({ assetId });
}

/** Whether it plays from its beginning, over and over without a break, to the end of the video. */
function fillsVideo(clips: readonly TrackItem[], totalMs: number, lengthMs: number): boolean {
	let [endMs, playedMs] = [0, lengthMs];
	for (const { startMs, durationMs, sourceMs, frameMs } of clips) {
		const beginsAnew = sourceMs <= frameMs && playedMs >= lengthMs - frameMs * 1.01;
		const goesOn = Math.abs(sourceMs - playedMs) <= frameMs;
		if (startMs - endMs > frameMs || !(beginsAnew || goesOn)) return false;
		endMs = startMs + durationMs;
		playedMs = sourceMs + durationMs;
	}
	return endMs >= totalMs - (clips[0]?.frameMs ?? 0) * 1.01;
}
