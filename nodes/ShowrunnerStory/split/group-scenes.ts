import { limits } from '../../../contract/vocabulary';
import { speechSeconds } from './speech-seconds';
import { cutLongSentence } from './split-sentences';

/** Scripts that put no space between sentences. */
const unspaced = /^(ja|zh|th)\b/;

/**
 * Gathers sentences to scenes of about `sceneSeconds`: between two thirds and four thirds of it,
 * ending with a paragraph where that fits. A scene is never longer than the contract allows.
 */
export function groupScenes(paragraphs: string[][], locale: string, sceneSeconds: number): string[] {
	const leastSeconds = (sceneSeconds * 2) / 3;
	const mostSeconds = (sceneSeconds * 4) / 3;
	const seconds = (text: string) => speechSeconds(text, locale);
	const joint = unspaced.test(locale) ? '' : ' ';
	const join = (a: string, b: string) => (a === '' ? b : a + joint + b);
	const scenes: string[] = [];
	let current = '';
	const close = () => {
		if (current !== '') scenes.push(current);
		current = '';
	};
	for (const paragraph of paragraphs) {
		for (const piece of paragraph.flatMap((sentence) => cutLongSentence(sentence, locale, mostSeconds))) {
			const longer = join(current, piece);
			if (seconds(longer) > mostSeconds || longer.length > limits.sceneCharacters) close();
			current = join(current, piece);
		}
		if (seconds(current) >= leastSeconds) close();
	}
	close();
	const [before, last] = scenes.slice(-2);
	if (before === undefined || last === undefined) return scenes;
	const joined = join(before, last);
	// A last scene of a breath's length joins the one before it.
	const isStub = seconds(last) < leastSeconds / 2 && seconds(joined) <= mostSeconds * 1.25;
	return isStub && joined.length <= limits.sceneCharacters ? [...scenes.slice(0, -2), joined] : scenes;
}
