import type { CaptionStyle } from '@showrunner/contract';
import { assText, fontOf, fontSize, type AssTextStyle } from './ass-text.js';
import type { CaptionLayout } from './caption-layout.js';
import { captionWindow } from './caption-window.js';
import { clockTime } from './clock-time.js';
import type { Cue } from './cue.js';
import type { FontMap } from './font-map.js';
import { mainScript } from './script-of.js';
import { wordStates } from './word-states.js';

export type AssRequest = {
	cues: readonly Cue[];
	locale: string;
	style: CaptionStyle;
	layout: CaptionLayout;
	fonts: FontMap;
	/** Only what is shown in [fromMs, toMs), on a clock that starts at `fromMs`. */
	windowMs?: { fromMs: number; toMs: number };
};

/** Colours as blue, green, red; in a style line the first pair is transparency. */
const white = '&HFFFFFF&';
const amber = '&H3DD2FF&';
const ink = '140F0E';

const time = (ms: number) => clockTime(ms, { hourDigits: 1, decimals: 2, point: '.' });
const px = (value: number) => String(Math.round(value * 10) / 10);

/**
 * Advanced SubStation Alpha for libass. WrapStyle 2 leaves line breaks to us: libass finds none in Thai or Japanese.
 * The spoken word is lit by one Dialogue per word, because `\k` fills from the left in right-to-left text too.
 */
export function writeAss({ cues, locale, style, layout, fonts, windowMs }: AssRequest): string {
	const shown = windowMs ? captionWindow(cues, windowMs.fromMs, windowMs.toMs) : cues;
	const script = mainScript(cues.map((cue) => cue.text).join('\n'), locale);
	const textStyle: AssTextStyle = {
		locale, fonts, mainScript: script, emPx: layout.emPx, maxLineEm: layout.maxLineEm, colour: white, spokenColour: amber,
	}; // prettier-ignore
	const events = shown.flatMap((cue) => {
		const states = style === 'karaoke' ? wordStates(cue) : [{ startMs: cue.startMs, endMs: cue.endMs, spoken: null }];
		return states
			.map((state) => ({
				from: time(state.startMs),
				to: time(state.endMs),
				text: assText(cue, textStyle, state.spoken),
			}))
			.filter(({ from, to }) => from !== to)
			.map(({ from, to, text }) => `Dialogue: 0,${from},${to},Caption,,0,0,0,,${text}`);
	});
	return [...header(layout), styleLine(style, layout, fonts, textStyle), ...eventHeader, ...events, ''].join('\n');
}

const header = ({ frame }: CaptionLayout) => [
	'[Script Info]',
	'ScriptType: v4.00+',
	`PlayResX: ${frame.width}`,
	`PlayResY: ${frame.height}`,
	'WrapStyle: 2',
	'ScaledBorderAndShadow: yes',
	'YCbCr Matrix: None',
	'',
	'[V4+ Styles]',
	'Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding',
];
const eventHeader = ['', '[Events]', 'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text'];

/**
 * Alignment 2: centred at the foot. Encoding -1: base direction from the text. BorderStyle 4 is libass's one box around
 * the whole cue, padded by the shadow's depth; the box of BorderStyle 3 has steps where fonts change within a line.
 */
function styleLine(style: CaptionStyle, layout: CaptionLayout, fonts: FontMap, text: AssTextStyle): string {
	const font = fontOf(fonts, text.mainScript);
	const { margins } = layout;
	const border = style === 'box' ? 4 : 1;
	return [
		'Style: Caption', font.family.replaceAll(',', ' '), fontSize(font, layout.emPx), '&H00FFFFFF', '&H00FFFFFF', `&H00${ink}`, `&H38${ink}`, -1, 0, 0, 0, 100, 100, 0, 0,
		border, px(layout.outlinePx), px(layout.shadowPx), 2, Math.ceil(margins.left), Math.ceil(margins.right), Math.ceil(margins.bottom), -1,
	].join(','); // prettier-ignore
}
