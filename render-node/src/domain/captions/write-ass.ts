import type { CaptionColours, CaptionPosition, CaptionStyle } from '@showrunner/contract';
import { assFile } from './ass-file.js';
import { fontOf, fontSize, shadowAlpha, type AssTextStyle } from './ass-text.js';
import type { CaptionLayout } from './caption-layout.js';
import { captionWindow } from './caption-window.js';
import { captionEvents } from './caption-events.js';
import type { Cue } from './cue.js';
import type { FontMap, Script } from './font-map.js';

export type AssRequest = {
	cues: readonly Cue[];
	locale: string;
	/** That most of the captions are written in. */
	script: Script;
	style: CaptionStyle;
	layout: CaptionLayout;
	colours?: CaptionColours | undefined;
	fonts: FontMap;
	/** Only what is shown in [fromMs, toMs), on a clock that starts at `fromMs`. */
	windowMs?: { fromMs: number; toMs: number };
};

/** Colours as blue, green, red. */
const usual = { text: 'FFFFFF', spokenWord: '3DD2FF', outline: '140F0E' };

const px = (value: number) => String(Math.round(value * 10) / 10);
const bgr = (hex: string) => hex.replace(/^#(..)(..)(..)$/, '$3$2$1').toUpperCase();

/**
 * Advanced SubStation Alpha for libass. WrapStyle 2 leaves line breaks to us: libass finds none in Thai or Japanese.
 * The spoken word is lit by one Dialogue per word, because `\k` fills from the left in right-to-left text too.
 */
export function writeAss({ cues, locale, script, style, layout, fonts, colours, windowMs }: AssRequest): string {
	const shown = windowMs ? captionWindow(cues, windowMs.fromMs, windowMs.toMs) : cues;
	const paints = { ...usual };
	for (const name of ['text', 'spokenWord', 'outline'] as const) {
		const own = colours?.[name];
		if (own !== undefined) paints[name] = bgr(own);
	}
	const textStyle: AssTextStyle = {
		locale,
		fonts,
		mainScript: script,
		emPx: layout.emPx,
		maxLineEm: layout.maxLineEm,
		colour: `&H${paints.text}&`,
		spokenColour: `&H${paints.spokenWord}&`,
	};
	const events = shown.flatMap((cue) => captionEvents(cue, { style, layout, textStyle }));
	const styled = styleLine({ style, layout, fonts, textStyle, ...paints });
	return assFile(layout.frame, [styled], events);
}

const alignments: Record<CaptionPosition, number> = { bottom: 2, middle: 5, top: 8 };

type StyleLine = Pick<AssRequest, 'style' | 'layout' | 'fonts'> & {
	textStyle: AssTextStyle;
	text: string;
	outline: string;
};

/**
 * Alignment 2, 5, 8: centred at the foot, in the middle (whatever the margins), at the top. Encoding -1: base direction from
 * the text. BorderStyle 4 is libass's one box around the whole cue, padded by the shadow's depth; the box of BorderStyle 3
 * has steps where fonts change within a line. The first pair of a colour's digits is transparency.
 */
function styleLine({ style, layout, fonts, textStyle, text, outline }: StyleLine): string {
	const font = fontOf(fonts, textStyle.mainScript);
	const { margins, position } = layout;
	const border = style === 'box' ? 4 : 1;
	const marginV = position === 'top' ? margins.top : margins.bottom;
	return [
		'Style: Caption', font.family.replaceAll(',', ' '), fontSize(font, layout.emPx), `&H00${text}`, `&H00${text}`, `&H00${outline}`, `&H${shadowAlpha}${outline}`, -1, 0, 0, 0, 100, 100, 0, 0,
		border, px(layout.outlinePx), px(layout.shadowPx), alignments[position], Math.ceil(margins.left), Math.ceil(margins.right), Math.ceil(marginV), -1,
	].join(','); // prettier-ignore
}
