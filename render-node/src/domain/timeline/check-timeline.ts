import { limits, type Media, type Sound, type Timeline, type Warning } from '@showrunner/contract';
import { checkFilters } from './check-filters.js';
import { inputInvalid } from '../refusal.js';
import { checkCovers } from './cover/check-covers.js';
import { checkCaptionLocales } from '../captions/captions-in.js';
import { checkCaptions } from './check-captions.js';
import { transitionWarnings } from './bookends/bookend-transition.js';
import { checkClipSounds } from './check-clip-sounds.js';
import { checkTrim } from './check-trim.js';
import { visualWarnings } from './check-visuals.js';
import { checkInserts } from './inserts/check-inserts.js';
import { mediaOf, type MediaFacts } from './media-facts.js';
import { checkSizes } from './outputs/check-sizes.js';
import { checkOverlays } from './check-overlays.js';
import { timelineAssets, type AssetUse } from './timeline-assets.js';
import { timelineDurationMs } from './timeline-duration.js';
import { transitionLengths } from './transition-lengths.js';

/** What a voice may run past the end without losing a word: the silence after it. */
const voiceToleranceMs = 100;

/**
 * Refuses with `input-invalid` what the schema cannot see: lengths that do not fit together and assets of the wrong
 * kind. Gives warnings for what will be met differently. `isCut`: by its limit, which may break a voice off.
 */
export function checkTimeline(timeline: Timeline, media: MediaFacts, { isCut = false } = {}): Warning[] {
	checkDuration(timeline);
	for (const use of timelineAssets(timeline)) checkKind(use, mediaOf(media, use.assetId));
	checkTrims(timeline, media);
	checkSizes(timeline.outputs);
	checkCovers(timeline);
	const totalMs = timelineDurationMs(timeline);
	for (const [index, sound] of timeline.voice.entries()) {
		checkStart(sound.startMs, `timeline.voice[${index}].startMs`, totalMs);
		if (!isCut) checkVoice(sound, `timeline.voice[${index}]`, totalMs, media);
	}
	checkCaptions(timeline);
	checkCaptionLocales(timeline);
	for (const [index, scene] of (timeline.captions?.scenes ?? []).entries()) {
		checkStart(scene.startMs, `timeline.captions.scenes[${index}].startMs`, totalMs);
	}
	for (const [index, { scenes }] of (timeline.captions?.translations ?? []).entries()) {
		for (const [at, { startMs }] of scenes.entries())
			checkStart(startMs, `timeline.captions.translations[${index}].scenes[${at}].startMs`, totalMs);
	}
	const cut = timeline.effects.flatMap((sound, index) =>
		effectWarnings(sound, `timeline.effects[${index}]`, totalMs, media),
	);
	return [
		...visualWarnings(timeline),
		...checkInserts(timeline, media),
		...checkOverlays(timeline),
		...checkClipSounds(timeline, media),
		...transitionLengths(timeline.scenes).warnings,
		...transitionWarnings(timeline, media),
		...cut,
		...musicWarnings(timeline, totalMs, media),
		...checkFilters(timeline),
	];
}

function checkDuration(timeline: Timeline): void {
	const totalMs = timelineDurationMs(timeline);
	if (totalMs <= limits.videoDurationMs) return;
	throw inputInvalid('video-too-long', `The scenes add up to ${seconds(totalMs)}, more than a video may last`, {
		field: 'timeline.scenes',
		fix: `Keep the sum of all scenes' durationMs within ${seconds(limits.videoDurationMs)}, or make several videos`,
	});
}

const wanted = { picture: 'a picture', clip: 'a video', sound: 'a recording with sound' } as const;

function checkKind({ assetId, field, as }: AssetUse, { kind, width, height, durationMs, audioCodec }: Media): void {
	const pictured = Boolean(width && height);
	if (as === 'picture' && kind === 'image' && pictured) return;
	if (as === 'clip' && kind === 'video' && pictured && durationMs) return;
	if (as === 'sound' && audioCodec) return;
	throw inputInvalid('asset-unsuitable', `The asset named here is not ${wanted[as]}`, {
		field,
		detail: `Asset ${assetId} is of kind ${kind}.`,
		fix: `Name ${wanted[as]} that is in the asset store`,
	});
}

function checkTrims({ scenes }: Timeline, media: MediaFacts): void {
	for (const [index, { visual }] of scenes.entries()) checkTrim(visual, `timeline.scenes[${index}].visual`, media);
}

function checkVoice({ assetId, startMs }: Sound, field: string, totalMs: number, media: MediaFacts): void {
	const endMs = startMs + (mediaOf(media, assetId).durationMs ?? 0);
	if (endMs <= totalMs + voiceToleranceMs) return;
	throw inputInvalid('voice-beyond-end', `The voice ends at ${seconds(endMs)}, but the video at ${seconds(totalMs)}`, {
		field,
		fix: `Make the scenes ${endMs - totalMs} ms longer, or start the voice earlier`,
	});
}

function checkStart(startMs: number, field: string, totalMs: number): void {
	if (startMs < totalMs) return;
	throw inputInvalid(
		'start-beyond-end',
		`This begins at ${seconds(startMs)}, but the video ends at ${seconds(totalMs)}`,
		{
			field,
			fix: `Choose a time below ${totalMs} ms, or make the scenes longer`,
		},
	);
}

function effectWarnings({ assetId, startMs }: Sound, field: string, totalMs: number, media: MediaFacts): Warning[] {
	checkStart(startMs, `${field}.startMs`, totalMs);
	const overMs = startMs + (mediaOf(media, assetId).durationMs ?? 0) - totalMs;
	if (overMs <= 0) return [];
	return [
		{
			code: 'option-adjusted',
			message: `The sound effect is cut off ${overMs} ms before its end, where the video ends`,
			field,
		},
	];
}

function musicWarnings({ music }: Timeline, totalMs: number, media: MediaFacts): Warning[] {
	const durationMs = music && mediaOf(media, music.assetId).durationMs;
	if (!durationMs || durationMs >= totalMs) return [];
	return [
		{
			code: 'music-looped',
			message: `The music of ${seconds(durationMs)} repeats to the video's ${seconds(totalMs)}`,
			field: 'timeline.music',
		},
	];
}

const seconds = (ms: number) => `${(ms / 1000).toLocaleString('en', { maximumFractionDigits: 1 })} s`;
