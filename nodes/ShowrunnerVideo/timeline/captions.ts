import type {
	AspectRatio,
	CaptionPosition,
	CaptionProfile,
	CaptionStyle,
	SafeArea,
} from '../../../contract/vocabulary';
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
) {
	const { profile, ...track } = captions;
	const isOnlyWide = aspectRatios.every((ratio) => ratio === '16:9');
	return {
		...track,
		profile: profile === 'auto' ? ((isOnlyWide ? 'subtitle' : 'shorts') as CaptionProfile) : profile,
		scenes: placed.map(({ spoken, voiceStartMs }) => {
			return { startMs: voiceStartMs, durationMs: spoken.durationMs, text: spoken.text, words: spoken.words };
		}),
	};
}
