import type { Size } from '../../domain/timeline/render-plan.js';

/** Rows of a frame, both even. */
export type Rows = { top: number; rows: number };

/** A line of text with its leading, in font sizes: no font of ours needs more. */
const lineHeight = 1.5;
const spareRows = 16;
/** A line without margins of its own. */
const atStylesPlace = /^Dialogue:(?:[^,]*,){5}0,0,0,/;

/** Captions, and the rows that they are drawn on: `ass` is for a frame of these alone. */
export type CaptionArea = { ass: string; area: Rows };

/**
 * The rows that captions at their style's place can be expected in: it is four times as cheap to draw these as all. Only
 * a guess, because libass alone knows the fonts; all rows where it cannot be made.
 */
export function captionArea(ass: string, { width, height }: Size): CaptionArea {
	const everywhere = { ass, area: { top: 0, rows: height } };
	const style = styleOf(ass);
	const sized = ass.includes(`PlayResX: ${width}\n`) && ass.includes(`PlayResY: ${height}\n`);
	const placed = (ass.match(/^Dialogue:.*$/gm) ?? []).every((line) => atStylesPlace.test(line));
	if (style === null || !sized || !placed) return everywhere;
	const { top, bottom } = blockOf(ass, style, height);
	if (!(top < bottom)) return everywhere;
	const margin = { 2: style.margin - (height - bottom), 5: style.margin, 8: style.margin - top }[style.alignment];
	if (margin < 0) return everywhere;
	const moved = [...style.fields.slice(0, marginField), margin, ...style.fields.slice(marginField + 1)].join(',');
	const cut = ass.replace(`PlayResY: ${height}\n`, `PlayResY: ${bottom - top}\n`).replace(style.line, moved);
	return { ass: cut, area: { top, rows: bottom - top } };
}

/** Where a block of captions is expected with what is around it: even rows, alike above and below for what stands in the middle. */
function blockOf(ass: string, { fontSize, outline, shadow, margin, alignment }: Style, height: number) {
	const sizes = [fontSize, ...[...ass.matchAll(/\\fs([\d.]+)/g)].map(([, size]) => Number(size))];
	const lines = Math.max(...ass.split('\n').map((line) => line.split('\\N').length));
	const around = 2 * (outline + shadow) + spareRows;
	const block = lines * Math.max(...sizes) * lineHeight;
	const [from, to] = {
		2: [height - margin - block, height - margin] as const,
		5: [(height - block) / 2, (height + block) / 2] as const,
		8: [margin, margin + block] as const,
	}[alignment];
	const top = Math.max(0, 2 * Math.floor((from - around) / 2));
	const bottom = alignment === 5 ? height - top : Math.min(height, 2 * Math.ceil((to + around) / 2));
	return { top, bottom };
}

const marginField = 21;
type Style = NonNullable<ReturnType<typeof styleOf>>;

function styleOf(ass: string) {
	const [style, ...others] = ass.match(/^Style: .*$/gm) ?? [];
	if (style === undefined || others.length > 0) return null;
	const fields = style.split(',');
	const [fontSize = NaN, outline = NaN, shadow = NaN, alignment, margin = NaN] = [2, 16, 17, 18, marginField].map(
		(at) => Number(fields[at]),
	);
	const known = [fontSize, outline, shadow, margin].every((value) => value >= 0);
	if (!known || (alignment !== 2 && alignment !== 5 && alignment !== 8)) return null;
	return { line: style, fields, fontSize, outline, shadow, margin, alignment: alignment as 2 | 5 | 8 };
}
