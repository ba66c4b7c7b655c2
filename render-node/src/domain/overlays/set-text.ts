import { assText, fontOf, fontSize } from '../captions/ass-text.js';
import type { Cue } from '../captions/cue.js';
import { mainScript, scriptsIn } from '../captions/script-of.js';
import type { Size } from '../timeline/render-plan.js';
import { px } from './ass-piece.js';
import type { OverlayStage } from './overlay-stage.js';
import { setLines, widestEm } from './set-lines.js';

/** A text as ASS writes it, and about how much room its letters take. */
export type SetText = Size & { text: string; emPx: number };

export type Wish = { emPx: number; maxWidth: number; maxHeight: number; breaks: boolean };

/** Steps in which letters get smaller until their block fits. */
const smaller = 0.92;

/** Letters of the wished size, or smaller where the text would not fit its room. Null for a text of emoji alone. */
export function setText(text: string, wish: Wish, { locale, fonts }: OverlayStage): SetText | null {
	for (let { emPx } = wish; ; emPx *= smaller) {
		const cue = setLines(text, wish.breaks ? wish.maxWidth / emPx : Infinity, locale);
		if (!cue) return null;
		const lineHeight = Math.max(...scriptsIn(cue.text, locale).map((script) => fontSize(fontOf(fonts, script), emPx)));
		const [width, height] = [widestEm(cue) * emPx, cue.lines.length * lineHeight];
		const fits = width <= wish.maxWidth && height <= wish.maxHeight;
		if (fits || emPx < 6) return { width, height, emPx, text: written(cue, emPx, locale, fonts) };
	}
}

function written(cue: Cue, emPx: number, locale: string, fonts: OverlayStage['fonts']): string {
	const script = mainScript(cue.text, locale);
	const font = fontOf(fonts, script);
	const style = { locale, fonts, mainScript: script, emPx, maxLineEm: Infinity, colour: '', spokenColour: '' };
	return `{\\fn${font.family}\\fs${px(fontSize(font, emPx))}}${assText(cue, style, { number: null })}`;
}
