import {
	frameSizes,
	type AspectRatio,
	type CaptionPosition,
	type CaptionProfile,
	type CaptionStyle,
	type SafeArea,
} from '@showrunner/contract';
import { safeMargins, type Margins } from './safe-area.js';
import { swellEm } from './swell.js';

/** Where captions stand in a frame and how large they are, in its pixels. */
export type CaptionLayout = {
	frame: { width: number; height: number };
	margins: Margins;
	position: CaptionPosition;
	emPx: number;
	outlinePx: number;
	shadowPx: number;
	/** Room for one line in em. */
	maxLineEm: number;
};

/** Em of a full-size frame in pixels: about 20 large letters on a line of `shorts`, 42 on a line of a 16:9 subtitle. */
const emPx: Record<AspectRatio, Record<CaptionProfile, number>> = {
	'9:16': { shorts: 70, subtitle: 46 },
	'16:9': { shorts: 74, subtitle: 50 },
	'1:1': { shorts: 66, subtitle: 44 },
};
/** In em. Letters without a box need an outline that any picture can stand behind; a box reaches out by its shadow. */
const outlineEm: Record<CaptionStyle, number> = { karaoke: 0.085, plain: 0.07, box: 0, pop: 0.085, word: 0.085 };
const shadowEm: Record<CaptionStyle, number> = { karaoke: 0.035, plain: 0.04, box: 0.26, pop: 0.035, word: 0.035 };
/** A word that stands alone can be that much larger than one among others. */
const styleFactor: Record<CaptionStyle, number> = { karaoke: 1, plain: 1, box: 1, pop: 1, word: 1.8 };

export type CaptionLayoutRequest = {
	aspectRatio: AspectRatio;
	profile: CaptionProfile;
	style: CaptionStyle;
	safeArea: SafeArea;
	position?: CaptionPosition | undefined;
	sizeFactor?: number | undefined;
	frame: { width: number; height: number };
};

export function captionLayout(request: CaptionLayoutRequest): CaptionLayout {
	const { aspectRatio, profile, style, safeArea, frame, sizeFactor = 1 } = request;
	const { position = style === 'word' ? 'middle' : 'bottom' } = request;
	const usualEm = emPx[aspectRatio][profile] * (frame.height / frameSizes[aspectRatio].height);
	const em = usualEm * sizeFactor * styleFactor[style];
	const outlinePx = outlineEm[style] * em;
	const shadowPx = shadowEm[style] * em;
	const safe = safeMargins(aspectRatio, safeArea, frame);
	const edge = outlinePx + shadowPx + (style === 'pop' ? swellEm * em : 0);
	const margins = {
		top: safe.top + edge,
		bottom: safe.bottom + edge,
		left: safe.left + edge,
		right: safe.right + edge,
	};
	return {
		frame,
		margins,
		position,
		emPx: em,
		outlinePx,
		shadowPx,
		maxLineEm: (frame.width - margins.left - margins.right) / em,
	};
}
