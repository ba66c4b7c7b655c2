import { lineText, type Cue, type CueWord } from './cue.js';
import { directionMark, isRtl } from './direction.js';
import type { FontMap, Script, ScriptFont } from './font-map.js';
import { emWidthOf } from './line-width.js';
import { scriptRuns, type ScriptRun } from './script-of.js';
import { keptAnswers } from '../kept-answers.js';

export type AssTextStyle = {
	locale: string;
	fonts: FontMap;
	/** The script whose font the style line names. */
	mainScript: Script;
	emPx: number;
	maxLineEm: number;
	/** Colours as ASS writes them, such as `&HFFFFFF&`. */
	colour: string;
	spokenColour: string;
};

/** Noto Sans's line height, the usual one for a font that nobody measured. */
const unknownFont: ScriptFont = { family: 'sans-serif', sizeFactor: 1.36 };
/** A word joiner: after it a backslash is not the start of a code any more. */
const joiner = '\u2060';

export const fontOf = (fonts: FontMap, script: Script): ScriptFont => fonts[script] ?? fonts.latin ?? unknownFont;
export const fontSize = (font: ScriptFont, emPx: number) => Math.round(font.sizeFactor * emPx * 10) / 10;

const escaped = (text: string) =>
	text
		.replace(/\p{Cc}/gu, ' ')
		.replace(/\\/gu, `\\${joiner}`)
		.replace(/[{}]/gu, (brace) => `\\${brace}`);

/** Which words of a cue are drawn; the others keep their room. */
export type SpokenWord = { number: number | null; drawn?: 'all' | 'others' | 'spoken'; scale?: number };

const alphas = (letters: string, shadow: string) => `\\1a&H${letters}&\\3a&H${letters}&\\4a&H${shadow}&`;
const hidden = alphas('FF', 'FF');
/** Of shadows and boxes, in hexadecimal digits; FF cannot be seen. */
export const shadowAlpha = '38';
const seen = alphas('00', shadowAlpha);

/**
 * A cue as the text of a Dialogue line; the spoken word is lit. A word of another size stays in its place when it is drawn by
 * itself: the line around it, centred, grows by as much on either side.
 */
export function assText(cue: Cue, style: AssTextStyle, spoken: SpokenWord): string {
	const { lines } = cue;
	const { rtl, widest } = measured(cue, style.locale);
	const emPx = style.emPx * Math.min(1, style.maxLineEm / widest);
	const run = fontRuns(style, emPx);
	const tags = spokenTags(style, spoken);
	let number = 0;
	const word = ({ text: letters, spaceBefore }: CueWord, first: boolean) => {
		const lit = number++ === spoken.number;
		const drawn = run(letters);
		const space = !first && spaceBefore ? ' ' : '';
		return space + (lit ? `{${tags.before}}${drawn}{${tags.after}}` : drawn);
	};
	const written = lines
		.map((line) => directionMark(lineText(line), rtl) + line.map((one, index) => word(one, index === 0)).join(''))
		.join('\\N');
	return spoken.drawn === 'spoken' ? `{${hidden}}${written}` : written;
}

/** A cue whose words are lit one by one is written once for each look of each. */
const measures = new WeakMap<Cue, { locale: string; rtl: boolean; widest: number }>();

function measured(cue: Cue, locale: string) {
	const known = measures.get(cue);
	if (known?.locale === locale) return known;
	const widest = Math.max(...cue.lines.map((line) => emWidthOf(lineText(line))));
	const measure = { locale, rtl: isRtl(cue.text, locale), widest };
	measures.set(cue, measure);
	return measure;
}

function spokenTags({ colour, spokenColour }: AssTextStyle, { drawn = 'all', scale = 1 }: SpokenWord) {
	if (drawn === 'others') return { before: hidden, after: seen };
	if (drawn === 'all') return { before: `\\1c${spokenColour}`, after: `\\1c${colour}` };
	const percent = Math.round(scale * 1000) / 10;
	return {
		before: `${seen}\\1c${spokenColour}\\fscx${percent}\\fscy${percent}`,
		after: `${hidden}\\1c${colour}\\fscx100\\fscy100`,
	};
}

/** The words that were written last, cut where their script changes. */
const knownRuns = keptAnswers<readonly ScriptRun[]>(2000);

const runsOfWord = (text: string, mainScript: Script): readonly ScriptRun[] =>
	knownRuns(`${mainScript} ${text}`, () => scriptRuns(text, mainScript));

/** Names the font again wherever the script changes: each needs its own family and size. */
function fontRuns({ fonts, mainScript, emPx: styleEmPx }: AssTextStyle, emPx: number) {
	const tagOf = (script: Script) => {
		const font = fontOf(fonts, script);
		return `{\\fn${font.family}\\fs${fontSize(font, emPx)}}`;
	};
	let current = emPx === styleEmPx ? tagOf(mainScript) : '';
	return (text: string): string =>
		runsOfWord(text, mainScript)
			.map((run) => {
				const tag = tagOf(run.script);
				const change = tag === current ? '' : tag;
				current = tag;
				return change + escaped(run.text);
			})
			.join('');
}
