import type { SKRSContext2D } from '@napi-rs/canvas';
import { breakCost } from '../../domain/captions/break-cost.js';
import type { FontMap, Script } from '../../domain/captions/font-map.js';
import { graphemesOf } from '../../domain/captions/line-width.js';
import { mainScript, scriptsIn } from '../../domain/captions/script-of.js';
import { textUnits } from '../../domain/captions/text-units.js';
import { emojiFamilies } from '../fonts/font-candidates.js';
import { balanceLines, type Piece } from './balance-lines.js';

export type TextBox = { width: number; height: number };
export type FitRequest = {
	text: string;
	locale: string;
	fonts: FontMap;
	box: TextBox;
	maxPx: number;
	maxLines?: number;
};
export type FittedText = { lines: string[]; px: number; lineHeightPx: number; font: string };

const measurePx = 100;
const smallestPx = 6;
/** A long word may make the type this much smaller before it is cut in two. */
const squeezeBeforeSplit = 0.5;

/** Lines of large type need less room than their fonts ask for; stacked marks need more of it. In em. */
const lineHeights: Partial<Record<Script, number>> = {
	latin: 1.16, hebrew: 1.22, japanese: 1.3, chinese: 1.3, korean: 1.3, georgian: 1.22, armenian: 1.22, arabic: 1.55, thai: 1.5, myanmar: 1.7, khmer: 1.6,
}; // prettier-ignore
const usualLineHeight = 1.45;

/** The largest setting of a text that fits a box, broken where it reads well. */
export function fitText(
	context: SKRSContext2D,
	{ text, locale, fonts, box, maxPx, maxLines = Infinity }: FitRequest,
): FittedText {
	const fontAt = fontStack(text, locale, fonts);
	const lineHeight = Math.max(...scriptsIn(text, locale).map((script) => lineHeights[script] ?? usualLineHeight));
	context.font = fontAt(measurePx);
	const pieces = measuredPieces(context, text, locale, box.width / (maxPx * squeezeBeforeSplit));
	const spaceEm = context.measureText(' ').width / measurePx;
	let px = maxPx;
	const linesAt = (size: number) => greedyLineCount(pieces, box.width / size, spaceEm);
	while (
		px > smallestPx &&
		(linesAt(px) * lineHeight * px > box.height || linesAt(px) > maxLines || widest(pieces) * px > box.width)
	)
		px *= 0.97;
	const lines = balanceLines(pieces, { width: box.width / px, spaceEm, count: linesAt(px) });
	context.font = fontAt(px);
	const overhang = Math.max(...lines.map((line) => context.measureText(line).width)) / box.width;
	if (overhang > 1) px /= overhang;
	context.font = fontAt(px);
	return { lines, px, lineHeightPx: lineHeight * px, font: fontAt(px) };
}

const widest = (pieces: readonly Piece[]) => Math.max(...pieces.map((piece) => piece.em));

function fontStack(text: string, locale: string, fonts: FontMap): (px: number) => string {
	const main = fonts[mainScript(text, locale)];
	const families = new Set([main, ...Object.values(fonts)].flatMap((font) => (font ? [font.family] : [])));
	const list = [...families, ...emojiFamilies].map((family) => `"${family.replaceAll('"', '')}"`).join(', ');
	return (px) => `bold ${px.toFixed(2)}px ${list}, sans-serif`;
}

/** The units of a text; one that no line could hold in a readable size is cut between graphemes. */
function measuredPieces(context: SKRSContext2D, text: string, locale: string, roomEm: number): Piece[] {
	const units = textUnits(text, locale);
	const language = new Intl.Locale(locale).language;
	const emOf = (piece: string) => context.measureText(piece).width / measurePx;
	return units.flatMap((unit, index) => {
		const next = units[index + 1];
		const word = { ...unit, startMs: 0, endMs: 0 };
		const cost = next ? breakCost(word, { ...next, startMs: 0, endMs: 0 }, language) : 0;
		const chunks = chunked(unit.text, Math.ceil(emOf(unit.text) / roomEm));
		return chunks.map(
			(chunk, at): Piece => ({
				text: chunk,
				em: emOf(chunk),
				spaceBefore: at === 0 && unit.spaceBefore,
				breakCost: at === chunks.length - 1 ? cost : 0,
			}),
		);
	});
}

/** Even parts of a word; within Latin letters a hyphen shows the cut. */
function chunked(word: string, count: number): string[] {
	const letters = graphemesOf(word);
	const size = Math.ceil(letters.length / Math.max(1, count));
	const parts = Array.from({ length: Math.ceil(letters.length / size) }, (_, i) =>
		letters.slice(i * size, (i + 1) * size).join(''),
	);
	return parts.map((part, i) =>
		/\p{sc=Latin}$/u.test(part) && /^\p{L}/u.test(parts[i + 1] ?? '') ? `${part}-` : part,
	);
}

function greedyLineCount(pieces: readonly Piece[], width: number, spaceEm: number): number {
	let lines = 1;
	let used = 0;
	for (const { em, spaceBefore } of pieces) {
		const added = em + (used > 0 && spaceBefore ? spaceEm : 0);
		if (used > 0 && used + added > width) {
			lines++;
			used = em;
		} else used += added;
	}
	return lines;
}
