/** A stretch of a text that no line break may cut, with its UTF-16 offsets. */
export type TextUnit = { text: string; start: number; end: number; spaceBefore: boolean };

const spaceless = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
/** Signs that JIS X 4051 (kinsoku) and common usage keep off the start, and off the end, of a line. */
const neverFirst =
	/^[\p{Pe}\p{Pf}\p{M}、。，．・：；？！!?,.:;…‥%％‰℃°々ゝゞヽヾーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ〜～๏ๆฯ၊။៖។ໆ]/u;
const neverLast = /[\p{Ps}\p{Pi}$£¥€#＃￥＄]$/u;
/** Endings and particles that belong to the kanji before them: 覚ました, 灯台は. */
const kanaTail = /^\p{sc=Hiragana}{1,3}$/u;
const endsInContent = /[\p{sc=Han}\p{sc=Katakana}ー\p{N}\p{sc=Latin}]$/u;
const kana = /\p{sc=Hiragana}$/u;
/** A verb's stem with its first kana, and what may follow it: 消え + なかった. */
const inflected = /\p{sc=Han}\p{sc=Hiragana}{1,2}$/u;
const kanaEnding = /^\p{sc=Hiragana}{1,5}$/u;
const maxUnitLetters = 8;

const isSpace = /\s+/u;

/** Cuts a text into the units between which lines may break; together they are the text without its white space. */
export function textUnits(text: string, locale: string): TextUnit[] {
	const units: TextUnit[] = [];
	for (const match of text.matchAll(/\S+/gu)) {
		const start = match.index;
		const pieces = spaceless.test(match[0]) ? segmented(match[0], locale) : dashed(match[0]);
		let at = start;
		for (const [index, piece] of pieces.entries()) {
			const spaceBefore = index === 0 && start > 0 && isSpace.test(text.charAt(start - 1));
			units.push({ text: piece, start: at, end: at + piece.length, spaceBefore });
			at += piece.length;
		}
	}
	return units;
}

/** A dash without spaces lets the line break after it: `dark—then light`. */
const dashed = (chunk: string) => chunk.split(/(?<=\p{L}(?:[—–…]|\.{3}))(?=\p{L})/u);

function segmented(chunk: string, locale: string): string[] {
	const pieces: string[] = [];
	for (const { segment } of new Intl.Segmenter(locale, { granularity: 'word' }).segment(chunk)) {
		const before = pieces.at(-1);
		if (before !== undefined && belongsTogether(before, segment)) pieces[pieces.length - 1] = before + segment;
		else pieces.push(segment);
	}
	return pieces;
}

function belongsTogether(before: string, next: string): boolean {
	if (neverFirst.test(next) || neverLast.test(before)) return true;
	if (!spaceless.test(next) && !spaceless.test(before)) return true;
	if (before.length + next.length > maxUnitLetters) return false;
	if (inflected.test(before) && kanaEnding.test(next)) return true;
	return kanaTail.test(next) && (endsInContent.test(before) || (kana.test(before) && next.length === 1));
}
