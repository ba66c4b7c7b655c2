import type {
	AspectRatio,
	CaptionPosition,
	CaptionProfile,
	CaptionStyle,
	SafeArea,
} from '../../../contract/vocabulary';
import type { Translation } from './caption-languages';
import type { PlacedScene } from './place-scenes';

export type CaptionWishes = {
	burnIn: boolean;
	style: CaptionStyle;
	/** `auto`: by the formats. */
	profile: CaptionProfile | 'auto';
	safeArea: SafeArea;
	position?: CaptionPosition;
	sizeFactor?: number;
	/** As #rrggbb. */
	colours?: { text?: string; spokenWord?: string; outline?: string };
	softTracks?: boolean;
};

export function captionTrack(
	placed: readonly PlacedScene[],
	captions: CaptionWishes,
	aspectRatios: readonly AspectRatio[],
	translations: readonly Translation[] = [],
) {
	const { profile, ...track } = captions;
	const isOnlyWide = aspectRatios.every((ratio) => ratio === '16:9');
	return {
		...track,
		profile: profile === 'auto' ? ((isOnlyWide ? 'subtitle' : 'shorts') as CaptionProfile) : profile,
		scenes: placed.map(({ spoken, voiceStartMs }) => {
			return { startMs: voiceStartMs, durationMs: spoken.durationMs, text: spoken.text, words: spoken.words };
		}),
		...(translations.length > 0 && { translations: translations.map((each) => translated(placed, each)) }),
	};
}

/** When each word is spoken is known of the voice alone: the text is shared out over its scene. */
const translated = (placed: readonly PlacedScene[], { locale, texts }: Translation) => ({
	locale,
	scenes: placed.flatMap(({ spoken, voiceStartMs }) => {
		const text = texts[spoken.id];
		return text ? [{ startMs: voiceStartMs, durationMs: spoken.durationMs, text, words: [] }] : [];
	}),
});
