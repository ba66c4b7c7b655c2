import { scriptOf } from './script-of.js';
import type { Script } from './font-map.js';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
export const graphemesOf = (text: string): string[] => Array.from(graphemes.segment(text), ({ segment }) => segment);

const fullWidth =
	/[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;

/** Width in terminal columns, the measure of caption guidelines: full-width letters and emoji count two. */
export function columnsOf(text: string): number {
	let columns = 0;
	for (const grapheme of graphemesOf(text)) columns += fullWidth.test(grapheme) ? 2 : 1;
	return columns;
}

/** Advance widths of Noto Sans Bold in em, rounded up to .05: the widest of the fonts that captions are set in. */
const latinEm = new Map(
	Object.entries({
		'.30': " !',.:;’‘",
		'.35': '()-J[]ijl',
		'.40': 'I`f{}',
		'.45': '/\\_t',
		'.50': '"?rsz“”–',
		'.55': '*Fc',
		'.60': '$+0123456789<=>ELSTZ^evxy|~',
		'.65': '#CPVYabdgkopq',
		'.70': 'ABKRXhnu',
		'.75': '&DG',
		'.80': 'HOQU',
		'.85': 'N',
		'.90': '@w',
		'1.0': '%MWm—…',
	}).flatMap(([em, letters]) => [...letters].map((letter): [string, number] => [letter, Number(em)])),
);

/** Typical bold grapheme widths in em, on the generous side, measured on running text set in the Noto Sans family. */
const scriptEm: Record<Script, number> = {
	latin: 0.75, arabic: 0.65, hebrew: 0.62, devanagari: 0.8, bengali: 0.95, gurmukhi: 0.8, gujarati: 0.85, tamil: 1.4,
	telugu: 1.05, kannada: 1.05, malayalam: 1.5, sinhala: 1.2, thai: 0.66, lao: 0.68, khmer: 1.05, myanmar: 1.2,
	ethiopic: 0.9, georgian: 0.8, armenian: 0.78, japanese: 1, chinese: 1, korean: 1,
}; // prettier-ignore

/** About how wide a bold line comes out, in em of its font. */
export function emWidthOf(text: string): number {
	let em = 0;
	for (const grapheme of graphemesOf(text)) {
		const script = scriptOf(grapheme);
		em +=
			latinEm.get(grapheme.normalize('NFD').charAt(0)) ??
			(script ? scriptEm[script] : fullWidth.test(grapheme) ? 1 : 0.65);
	}
	return em;
}
