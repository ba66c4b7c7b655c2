import type { GivenTime } from '@showrunner/contract';
import { isJsonObject, type JsonObject } from '../core/read-json';
import { secondsToMs } from '../core/seconds-to-ms';

/**
 * Times of words out of those of characters. `alignment` follows the text as it was sent; where it is null, the one of the
 * text as it was spoken will do, and where both are, the words are looked for in the sound: undefined then.
 */
export function timesOf(answer: JsonObject): GivenTime[] | undefined {
	const characters = charactersOf(answer.alignment) ?? charactersOf(answer.normalized_alignment);
	return characters && joinWords(characters);
}

function charactersOf(alignment: unknown): GivenTime[] | undefined {
	if (!isJsonObject(alignment)) return undefined;
	const { characters, character_start_times_seconds: starts, character_end_times_seconds: ends } = alignment;
	if (!Array.isArray(characters) || !Array.isArray(starts) || !Array.isArray(ends)) return undefined;
	if (characters.length === 0 || starts.length !== characters.length || ends.length !== characters.length)
		return undefined;
	return characters.map((text, index) => ({
		text: String(text),
		startMs: secondsToMs(starts[index]),
		endMs: Math.max(secondsToMs(starts[index]), secondsToMs(ends[index])),
	}));
}

/** Scripts without spaces would make one long word: there each character keeps its own time. */
const spaceless =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function joinWords(characters: readonly GivenTime[]): GivenTime[] {
	const words: GivenTime[] = [];
	let isOpen = false;
	for (const { text, startMs, endMs } of characters) {
		const word = words.at(-1);
		if (text.trim() === '') isOpen = false;
		else if (isOpen && word && !spaceless.test(text)) {
			word.text += text;
			word.endMs = endMs;
		} else {
			words.push({ text, startMs, endMs });
			isOpen = !spaceless.test(text);
		}
	}
	return words;
}
