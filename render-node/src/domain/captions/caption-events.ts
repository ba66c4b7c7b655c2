import type { CaptionStyle } from '@showrunner/contract';
import { assText, fontOf, fontSize, type AssTextStyle } from './ass-text.js';
import type { CaptionLayout } from './caption-layout.js';
import { clockTime } from './clock-time.js';
import type { Cue } from './cue.js';
import { swellStates, type SwellState } from './swell.js';
import { wordStates } from './word-states.js';

type Drawing = { style: CaptionStyle; layout: CaptionLayout; textStyle: AssTextStyle };
type Moment = { startMs: number; endMs: number };

const time = (ms: number) => clockTime(ms, { hourDigits: 1, decimals: 2, point: '.' });

/** The Dialogue lines that show one cue, each of which stands still. */
export function captionEvents(cue: Cue, drawing: Drawing): string[] {
	const { style, textStyle } = drawing;
	if (style === 'karaoke') {
		return wordStates(cue).flatMap((state) => event(state, assText(cue, textStyle, { number: state.spoken })));
	}
	if (style === 'pop') {
		const states = wordStates(cue).flatMap((state) => swellStates(state, cue.lines));
		return states.flatMap((state) => popEvents(cue, state, drawing));
	}
	return event(cue, assText(cue, textStyle, { number: null }));
}

/** The line with a gap, and over it, on a layer of its own, the word that belongs there. */
function popEvents(cue: Cue, state: SwellState, { textStyle, layout }: Drawing): string[] {
	const { spoken: number, scale } = state;
	if (scale === 1) return event(state, assText(cue, textStyle, { number }));
	const place = { layer: 1, marginV: layout.position === 'top' ? raised(scale, layout, textStyle) : 0 };
	return [
		...event(state, assText(cue, textStyle, { number, drawn: 'others' })),
		...event(state, assText(cue, textStyle, { number, drawn: 'spoken', scale }), place),
	];
}

/** What hangs from the top would grow downwards only; raised by half of that it grows from its middle, as at the foot. */
function raised(scale: number, { margins, emPx }: CaptionLayout, { fonts, mainScript }: AssTextStyle): number {
	const growthPx = (scale - 1) * fontSize(fontOf(fonts, mainScript), emPx);
	return Math.max(1, Math.round(Math.ceil(margins.top) - growthPx / 2));
}

function event({ startMs, endMs }: Moment, text: string, { layer = 0, marginV = 0 } = {}): string[] {
	const [from, to] = [time(startMs), time(endMs)];
	return from === to ? [] : [`Dialogue: ${layer},${from},${to},Caption,,0,0,${marginV},,${text}`];
}
