import {
	frameSizes,
	type AspectRatio,
	type CaptionProfile,
	type CaptionStyle,
	type SafeArea,
} from '@showrunner/contract';
import { safeMargins, type Margins } from './safe-area.js';

/** Where captions stand in a frame and how large they are, in its pixels. */
export type CaptionLayout = {
	frame: { width: number; height: number };
	margins: Margins;
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
const outlineEm: Record<CaptionStyle, number> = { karaoke: 0.085, plain: 0.07, box: 0 };
const shadowEm: Record<CaptionStyle, number> = { karaoke: 0.035, plain: 0.04, box: 0.26 };

export type CaptionLayoutRequest = {
	aspectRatio: AspectRatio;
	profile: CaptionProfile;
	style: CaptionStyle;
	safeArea: SafeArea;
	frame: { width: number; height: number };
};

export function captionLayout({ aspectRatio, profile, style, safeArea, frame }: CaptionLayoutRequest): CaptionLayout {
	const em = emPx[aspectRatio][profile] * (frame.height / frameSizes[aspectRatio].height);
	const outlinePx = outlineEm[style] * em;
	const shadowPx = shadowEm[style] * em;
	const safe = safeMargins(aspectRatio, safeArea, frame);
	const edge = outlinePx + shadowPx;
	const margins = {
		top: safe.top + edge,
		bottom: safe.bottom + edge,
		left: safe.left + edge,
		right: safe.right + edge,
	};
	return {
		frame,
		margins,
		emPx: em,
		outlinePx,
		shadowPx,
		maxLineEm: (frame.width - margins.left - margins.right) / em,
	};
}
