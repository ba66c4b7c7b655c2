import type { Size } from '../../domain/timeline/render-plan.js';

/** Rows of a frame, both even. */
export type Rows = { top: number; rows: number };

/** A line of text with its leading, in font sizes: no font of ours needs more. */
const lineHeight = 1.5;
const spareRows = 16;
/** A line without margins of its own. */
const atStylesPlace = /^Dialogue:(?:[^,]*,){5}0,0,0,/;

/**
 * The rows that captions at their style's place can be expected in: it is four times as cheap to look for them there as
 * everywhere. Only a guess, because libass alone knows the fonts; all rows where it cannot be made.
 */
export function captionArea(ass: string, { width, height }: Size): Rows {
	const everywhere = { top: 0, rows: height };
	const style = styleOf(ass);
	const sized = ass.includes(`PlayResX: ${width}\n`) && ass.includes(`PlayResY: ${height}\n`);
	const placed = (ass.match(/^Dialogue:.*$/gm) ?? []).every((line) => atStylesPlace.test(line));
	if (style === null || !sized || !placed) return everywhere;
	const sizes = [style.fontSize, ...[...ass.matchAll(/\\fs([\d.]+)/g)].map(([, size]) => Number(size))];
	const lines = Math.max(...ass.split('\n').map((line) => line.split('\\N').length));
	const around = 2 * (style.outline + style.shadow) + spareRows;
	const block = lines * Math.max(...sizes) * lineHeight;
	const [from, to] = {
		2: [height - style.margin - block, height - style.margin] as const,
		5: [(height - block) / 2, (height + block) / 2] as const,
		8: [style.margin, style.margin + block] as const,
	}[style.alignment];
	const top = Math.max(0, from - around);
	const bottom = Math.min(height, to + around);
	if (!(top < bottom)) return everywhere;
	const even = 2 * Math.floor(top / 2);
	return { top: even, rows: 2 * Math.ceil((bottom - even) / 2) };
}

function styleOf(ass: string) {
	const [style, ...others] = ass.match(/^Style: .*$/gm) ?? [];
	if (style === undefined || others.length > 0) return null;
	const fields = style.split(',').map(Number);
	const [fontSize = NaN, outline = NaN, shadow = NaN, alignment, margin = NaN] = [2, 16, 17, 18, 21].map(
		(at) => fields[at],
	);
	const known = [fontSize, outline, shadow, margin].every((value) => value >= 0);
	if (!known || (alignment !== 2 && alignment !== 5 && alignment !== 8)) return null;
	return { fontSize, outline, shadow, margin, alignment: alignment as 2 | 5 | 8 };
}
