import type { CaptionedScene, CaptionProfile, Warning } from '@showrunner/contract';
import { cueGapMs, lineColumns, profileRules } from './caption-profile.js';
import { lineText, type Cue, type CueWord } from './cue.js';
import { withoutEmoji } from './emoji.js';
import { groupWords } from './group-words.js';
import { mainScript } from './script-of.js';
import { splitLongWord } from './split-long-word.js';
import { timedWords } from './timed-words.js';

export type CueRequest = {
	scenes: readonly CaptionedScene[];
	locale: string;
	profile: CaptionProfile;
	/** Room for one line in em of its font, where the captions are drawn rather than written to a file. */
	maxLineEm?: number;
	/** Leaves emoji out, with one warning, where the letters are drawn by something that cannot draw them. */
	dropEmoji?: boolean;
};

/** Cues in order, none over another, each inside its scene. Text in a scene without length cannot be shown. */
export function buildCues({ scenes, locale, profile, maxLineEm = Infinity, dropEmoji = false }: CueRequest): {
	cues: Cue[];
	warnings: Warning[];
} {
	const rules = profileRules[profile];
	const shown = scenes
		.filter((scene) => scene.durationMs > 0 && scene.text.trim() !== '')
		.sort((a, b) => a.startMs - b.startMs);
	const language = new Intl.Locale(locale).language;
	let emojiDropped = false;
	const cues = shown.flatMap((scene, index) => {
		const limit = { lines: rules.lines, columns: lineColumns(profile, mainScript(scene.text, locale)), em: maxLineEm };
		const words = timedWords(scene, locale);
		const drawn = dropEmoji ? words.flatMap(wordWithoutEmoji) : words;
		emojiDropped ||= drawn.some((word, at) => word.text !== words[at]?.text) || drawn.length !== words.length;
		const endsAtMs = Math.min(scene.startMs + scene.durationMs, shown[index + 1]?.startMs ?? Infinity);
		const groups = groupWords(
			drawn.flatMap((word) => splitLongWord(word, limit.columns)),
			endsAtMs,
			{ profile: rules, limit, language },
		);
		return groups.map(({ lines, startMs, endMs }) => ({
			lines: lines.map(withoutLeadingSpace),
			startMs,
			endMs,
			endsAtMs,
		}));
	});
	return { cues: spaced(cues, rules), warnings: warningsOf(shown, emojiDropped) };
}

/** A full stop that stood behind an emoji now stands behind the word. */
const leftover = /^[\p{Pe}\p{Pf}.,;:!?…]+$/u;

function wordWithoutEmoji(word: CueWord): CueWord[] {
	const text = withoutEmoji(word.text);
	return text === '' ? [] : [{ ...word, text, spaceBefore: word.spaceBefore && !leftover.test(text) }];
}

const withoutLeadingSpace = (line: CueWord[]) =>
	line.map((word, index) => (index === 0 ? { ...word, spaceBefore: false } : word));

type Placed = Omit<Cue, 'text'> & { endsAtMs: number };

/** Lets cues stay for their readers, up to the next one less a gap that shows the change, where there is time for one. */
function spaced(cues: readonly Placed[], rules: (typeof profileRules)[CaptionProfile]): Cue[] {
	const done: Cue[] = [];
	for (const [index, { lines, startMs, endMs, endsAtMs }] of cues.entries()) {
		const next = cues[index + 1]?.startMs ?? Infinity;
		const text = lines.map(lineText).join('\n');
		const start = Math.min(Math.max(startMs, done.at(-1)?.endMs ?? 0), endsAtMs - 1);
		const readMs = Math.max(rules.minDurationMs, (text.length * 1000) / rules.columnsPerSecond);
		const wanted = Math.min(Math.max(endMs, start + readMs), endMs + rules.lingerMs);
		const held = next - wanted < rules.minDurationMs ? next - cueGapMs : wanted;
		const hurried = next - cueGapMs - start < rules.minDurationMs / 2;
		const end = hurried ? Math.min(next, endsAtMs) : Math.min(held, next - cueGapMs, endsAtMs);
		done.push({ startMs: start, endMs: Math.max(Math.round(end), Math.min(start + 1, endsAtMs)), lines, text });
	}
	return done;
}

function warningsOf(scenes: readonly CaptionedScene[], emojiDropped: boolean): Warning[] {
	const warnings: Warning[] = [];
	if (scenes.some((scene) => scene.words.length === 0)) {
		warnings.push({
			code: 'word-times-estimated',
			message: 'Scenes without word times have captions timed by the length of their words.',
			field: 'scenes',
		});
	}
	if (emojiDropped) {
		warnings.push({
			code: 'emoji-not-burned',
			message: 'Emoji are left out of captions in the picture; the SRT and VTT files keep them.',
			field: 'scenes',
		});
	}
	return warnings;
}
