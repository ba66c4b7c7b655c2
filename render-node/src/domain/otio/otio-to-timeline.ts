import { timelineSchema, type ExchangeWarning, type Sound, type Timeline } from '@showrunner/contract';
import { timelineDurationMs } from '../timeline/timeline-duration.js';
import type { MediaFacts } from '../timeline/media-facts.js';
import { warningList, type ImportContext } from './import-context.js';
import type { OtioNode } from './otio-node.js';
import { readCarried } from './carried-members.js';
import { keepPlaced } from './keep-placed.js';
import { withoutGone } from './move-translations.js';
import { readCaptionTrack } from './read-caption-track.js';
import { readMusic } from './read-music.js';
import { placeItems, readScenes } from './read-scenes.js';
import { readRelinks } from './read-relinks.js';
import { firstRate, readSettings, readTitle, type ImportWishes } from './read-settings.js';
import { readSounds } from './read-sounds.js';
import { readTracks } from './read-tracks.js';

export type Imported = { timeline: Timeline; warnings: ExchangeWarning[] };

/**
 * The timeline that a surveyed document describes. Its times and its media win over what its metadata once said; what
 * could not be carried over is in `warnings`. Refuses what shows nothing.
 */
export function otioToTimeline(document: OtioNode, media: MediaFacts, wishes: ImportWishes): Imported {
	const { warnings, warn } = warningList();
	const settings = readSettings(document, wishes, warn);
	const [main] = settings.outputs;
	const relinked = readRelinks(document);
	const context: ImportContext = { media, relinked, aspectRatio: main?.aspectRatio ?? '16:9', warn };
	const tracks = readTracks(document, context);
	warnOfRate(document, main?.fps ?? 30, warn);
	const placed = placeItems(tracks.pictures);
	const scenes = readScenes(placed, context);
	const totalMs = timelineDurationMs({ scenes } as Timeline);
	const voice = readSounds(tracks.voice, totalMs, context);
	warnOfVoice(voice, totalMs, context);
	const music = tracks.music && readMusic(tracks.music, totalMs, context);
	const { captions, gone } = readCaptionTrack(document, { placed, voice: tracks.voice, totalMs }, context);
	const effects = readSounds(tracks.effects, totalMs, context);
	const given = {
		version: 1,
		title: readTitle(document),
		...settings,
		outputs: withoutGone(settings.outputs, gone),
		...readCarried(document, context),
		scenes,
		voice,
		effects,
	};
	const timeline = timelineSchema.parse({ ...given, ...(music && { music }), ...(captions && { captions }) });
	return { timeline: keepPlaced(timeline, context), warnings };
}

function warnOfRate(document: OtioNode, fps: number, warn: ImportContext['warn']): void {
	const rate = firstRate(document.tracks);
	if (rate === undefined || Math.abs(rate - fps) < 0.001) return;
	const shown = Number(rate.toFixed(3));
	warn(
		'rate-changed',
		`The document counts ${shown} frames/s and the video ${fps}; cuts fall on the nearest frame`,
		'tracks',
	);
}

/** Silence at a voice's end that may be cut off, as when a timeline is checked. */
const voiceToleranceMs = 100;

function warnOfVoice(voice: readonly Sound[], totalMs: number, { media, warn }: ImportContext): void {
	for (const { assetId, startMs } of voice) {
		const overMs = startMs + (media.get(assetId)?.durationMs ?? 0) - totalMs;
		if (overMs > voiceToleranceMs)
			warn('sound-simplified', `A voice runs ${overMs} ms past the end of the video`, 'tracks');
	}
}
