/** Sentences of a text, by the rules of Unicode. */
function sentencesOf(text: string): string[] {
	const segments = new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(text);
	return [...segments].map(({ segment }) => segment.trim()).filter((sentence) => sentence !== '');
}

/**
 * What a vendor is told of the scenes around. Only the sentence next to the piece: it carries the melody over the cut, and
 * a change further off leaves the piece the same, so that it is not bought again.
 */
export const lastSentence = (text: string): string => sentencesOf(text).at(-1) ?? text;
export const firstSentence = (text: string): string => sentencesOf(text)[0] ?? text;
