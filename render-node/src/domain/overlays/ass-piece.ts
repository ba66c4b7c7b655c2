import { clockTime } from '../captions/clock-time.js';
import type { FrameSpan, OverlayMoment } from './overlay-moments.js';

/** Something that one line of an ASS file shows, at `x`/`y` by its corner or edge `alignment` (as on a number pad). */
export type AssPiece = {
	/** `Edged`: letters with an outline; `Boxed`: one box behind them all. */
	style: 'Edged' | 'Boxed';
	alignment: number;
	x: number;
	y: number;
	/** Where it slides in from, in pixels from its place. */
	slide: { x: number; y: number };
	/** The point about which it grows. */
	middle: { x: number; y: number };
	/** Pixels of its outline, and of the shadow or the box behind it. */
	border: { outline: number; depth: number };
	/** From 0 to 1: of the letters, of their outline, and of the box or shadow behind them. */
	opacity: { letters: number; edge: number; back: number };
	/** Tags that stay as they are, without braces. */
	tags: string;
	/** As ASS writes it, escaped. */
	text: string;
};

/** `#rrggbb` as ASS writes it: blue, green, red. */
export const assColour = (hex: string) => `&H${hex.slice(5, 7)}${hex.slice(3, 5)}${hex.slice(1, 3)}&`.toUpperCase();
export const px = (value: number) => String(Math.round(value * 10) / 10);

export const alpha = (opacity: number) =>
	`&H${Math.round(255 * (1 - opacity)).toString(16).padStart(2, '0').toUpperCase()}&`; // prettier-ignore

/** Hundredths of a second that no frame but the given one and later ones have passed. */
export function frameTime(frame: number, fps: number): { text: string; ms: number } {
	const hundredths = Math.floor((frame * 100) / fps);
	const ms = 10 * hundredths;
	return { ms, text: clockTime(ms, { hourDigits: 1, decimals: 2, point: '.' }) };
}

const span = ({ from, to }: FrameSpan, fps: number) => `${frameTime(from, fps).text},${frameTime(to, fps).text}`;

/** One Dialogue for each look of a piece. */
export function pieceLines(piece: AssPiece, moments: readonly OverlayMoment[], layer: number, fps: number): string[] {
	const { style, alignment, x, y, slide, middle, border, opacity, tags, text } = piece;
	return moments.map((moment) => {
		const { shown, away, scale } = moment;
		const place = { x: middle.x + (x - middle.x) * scale, y: middle.y + (y - middle.y) * scale };
		const at = `\\an${alignment}\\pos(${px(place.x + slide.x * away)},${px(place.y + slide.y * away)})`;
		const [letters, edge, back] = [opacity.letters, opacity.edge, opacity.back].map((each) => alpha(each * shown));
		const alphas = `\\1a${letters}\\3a${edge}\\4a${back}`;
		const bordered = `\\bord${px(border.outline * scale)}\\shad${px(border.depth * scale)}`;
		const percent = px(100 * scale);
		const scaled = scale === 1 ? '' : `\\fscx${percent}\\fscy${percent}`;
		return `Dialogue: ${layer},${span(moment, fps)},${style},,0,0,0,,{${at}${alphas}${bordered}${tags}${scaled}}${text}`;
	});
}
