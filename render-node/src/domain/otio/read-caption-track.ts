import { captionTrackSchema, type CaptionTrack } from '@showrunner/contract';
import { exactMs } from './exact-time.js';
import type { ImportContext } from './import-context.js';
import { moveTranslations } from './move-translations.js';
import { ownMetadata, type OtioNode } from './otio-node.js';
import { readCaptions } from './read-captions.js';
import type { PlacedItem } from './read-scenes.js';
import type { TrackItem } from './read-track.js';

/** What captions may be tied to, and how long the video is. */
type Ground = { placed: readonly PlacedItem[]; voice: readonly TrackItem[]; totalMs: number };

/** The captions with their style and translations; `gone`: languages in which nothing is left. */
export function readCaptionTrack(
	document: OtioNode,
	{ placed, voice, totalMs }: Ground,
	context: ImportContext,
): { captions?: CaptionTrack; gone: string[] } {
	const spoken = voice.map((item) => {
		const { start } = ownMetadata(item.node);
		return { item, startMs: exactMs(start, item.startMs) ?? Math.round(item.startMs) };
	});
	const { scenes, moves } = readCaptions([...placed, ...spoken], totalMs, context);
	const { captions, captionStarts } = ownMetadata(document);
	if (captions === undefined && scenes.length === 0) return { gone: [] };
	const own = captionTrackSchema.safeParse({ ...(captions as object | undefined), scenes });
	if (!own.success) {
		context.warn('metadata-ignored', 'The style of the captions is not as it must be; the usual one holds', 'metadata');
		return { captions: captionTrackSchema.parse({ scenes }), gone: [] };
	}
	const { translations = [], ...track } = own.data;
	const starts = Array.isArray(captionStarts) ? captionStarts.filter(isStart) : [];
	const left = moveTranslations({ translations, starts, totalMs }, moves, context);
	const locales = new Set(left.map(({ locale }) => locale));
	return {
		captions: { ...track, ...(left.length > 0 && { translations: left }) },
		gone: translations.map(({ locale }) => locale).filter((locale) => !locales.has(locale)),
	};
}

const isStart = (given: unknown): given is number => Number.isSafeInteger(given) && Number(given) >= 0;
