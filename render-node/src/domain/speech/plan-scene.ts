import type { SayWord } from './spoken-form.js';
import { splitSentences } from './split-sentences.js';
import { visibleWords, type VisibleWord } from './visible-words.js';

/** What an engine says at once for one visible word of the sentence. */
export type SpokenUnit = { wordIndex: number; spoken: string };

export type PlannedSentence = {
	words: VisibleWord[];
	/** One per word that can be spoken, in order. */
	units: SpokenUnit[];
	/** The units joined as the engine gets them; empty when nothing can be spoken. */
	text: string;
};

export type PlannedScene = {
	sentences: PlannedSentence[];
	/** Parts of the text that are shown but not spoken as they are written. */
	altered: string[];
};

export function planScene(text: string, locale: string, say: SayWord): PlannedScene {
	const altered: string[] = [];
	const sentences = splitSentences(text, visibleWords(text, locale), locale).map((words) => {
		const units: SpokenUnit[] = [];
		let spokenText = '';
		let spokenEnd = -1;
		for (const [wordIndex, word] of words.entries()) {
			const form = say(word.text);
			if (form.altered !== null) altered.push(form.altered);
			if (form.spoken === '') continue;
			const touching = spokenEnd === word.charStart;
			spokenText += (spokenText === '' || touching ? '' : ' ') + form.spoken;
			spokenEnd = word.charEnd;
			units.push({ wordIndex, spoken: form.spoken });
		}
		return { words, units, text: spokenText };
	});
	return { sentences, altered };
}
