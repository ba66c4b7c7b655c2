import type { Script } from './font-map.js';

const byScript: readonly [RegExp, Script][] = [
	[/\p{sc=Latin}|\p{sc=Cyrillic}|\p{sc=Greek}/u, 'latin'],
	[/\p{sc=Arabic}/u, 'arabic'],
	[/\p{sc=Hebrew}/u, 'hebrew'],
	[/\p{sc=Devanagari}/u, 'devanagari'],
	[/\p{sc=Bengali}/u, 'bengali'],
	[/\p{sc=Gurmukhi}/u, 'gurmukhi'],
	[/\p{sc=Gujarati}/u, 'gujarati'],
	[/\p{sc=Tamil}/u, 'tamil'],
	[/\p{sc=Telugu}/u, 'telugu'],
	[/\p{sc=Kannada}/u, 'kannada'],
	[/\p{sc=Malayalam}/u, 'malayalam'],
	[/\p{sc=Sinhala}/u, 'sinhala'],
	[/\p{sc=Thai}/u, 'thai'],
	[/\p{sc=Lao}/u, 'lao'],
	[/\p{sc=Khmer}/u, 'khmer'],
	[/\p{sc=Myanmar}/u, 'myanmar'],
	[/\p{sc=Ethiopic}/u, 'ethiopic'],
	[/\p{sc=Georgian}/u, 'georgian'],
	[/\p{sc=Armenian}/u, 'armenian'],
	[/\p{sc=Hiragana}|\p{sc=Katakana}|ー/u, 'japanese'],
	[/\p{sc=Hangul}/u, 'korean'],
	[/\p{sc=Han}|\p{sc=Bopomofo}|[\u3000-\u303f\uff01-\uff60]/u, 'chinese'],
];
const cjk: readonly Script[] = ['japanese', 'chinese', 'korean'];

/** The script of one grapheme; null for digits, spaces, punctuation and marks, which any font is expected to have. */
export function scriptOf(grapheme: string): Script | null {
	for (const [pattern, script] of byScript) if (pattern.test(grapheme)) return script;
	return /\p{L}/u.test(grapheme) ? 'latin' : null;
}

const languageScripts: Record<string, Script> = {
	ar: 'arabic', fa: 'arabic', ur: 'arabic', ps: 'arabic', ckb: 'arabic', he: 'hebrew', yi: 'hebrew',
	hi: 'devanagari', mr: 'devanagari', ne: 'devanagari', bn: 'bengali', pa: 'gurmukhi', gu: 'gujarati', ta: 'tamil',
	te: 'telugu', kn: 'kannada', ml: 'malayalam', si: 'sinhala', th: 'thai', lo: 'lao', km: 'khmer', my: 'myanmar',
	am: 'ethiopic', ka: 'georgian', hy: 'armenian', ja: 'japanese', zh: 'chinese', yue: 'chinese', ko: 'korean',
}; // prettier-ignore

/** The script that a language is written in. */
export const scriptOfLocale = (locale: string): Script => languageScripts[new Intl.Locale(locale).language] ?? 'latin';

/** The script that most of a text is written in; the locale decides between equals, and whose Han letters they are. */
export function mainScript(text: string, locale: string): Script {
	const own = scriptOfLocale(locale);
	const counts = new Map<Script, number>();
	for (const letter of text) {
		const script = scriptOf(letter);
		if (script) counts.set(script, (counts.get(script) ?? 0) + 1);
	}
	const most = [...counts].sort((a, b) => b[1] - a[1] || Number(b[0] === own) - Number(a[0] === own))[0]?.[0];
	if (!most) return own;
	if (!cjk.includes(most)) return most;
	if (counts.has('japanese')) return 'japanese';
	return most === 'chinese' && cjk.includes(own) ? own : most;
}

export type ScriptRun = { script: Script; text: string };

/** Signs and digits that fonts of one script often lack (Noto Sans Hebrew has neither "." nor "1"). */
const latinSign = /^[!-,.-~‐-…«»]/u;

/** Making one takes longer than cutting a word. */
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cuts a text where its script changes; what belongs to no script stays with what stands before it. */
export function scriptRuns(text: string, main: Script): ScriptRun[] {
	const runs: ScriptRun[] = [];
	for (const { segment } of graphemes.segment(text)) {
		const last = runs.at(-1);
		const script = fontScript(segment, main) ?? last?.script ?? main;
		if (last?.script === script) last.text += segment;
		else runs.push({ script, text: segment });
	}
	return runs;
}

function fontScript(grapheme: string, main: Script): Script | null {
	const script = scriptOf(grapheme);
	if (script === null) return latinSign.test(grapheme) ? (cjk.includes(main) ? main : 'latin') : null;
	return cjk.includes(script) && cjk.includes(main) ? main : script;
}

/** All scripts that a text needs fonts for. */
export const scriptsIn = (text: string, locale: string): Script[] => [
	...new Set(scriptRuns(text, mainScript(text, locale)).map((run) => run.script)),
];
