export type CueWord = {
	/** As it is shown, with its punctuation. */
	text: string;
	startMs: number;
	endMs: number;
	/** Whether a space stands between this word and the one before it on its line. */
	spaceBefore: boolean;
};

/** One caption on the video's clock: at most two lines, shown from `startMs` until just before `endMs`. */
export type Cue = {
	startMs: number;
	endMs: number;
	lines: CueWord[][];
	/** The lines joined by line feeds. */
	text: string;
};

export const lineText = (words: readonly CueWord[]) =>
	words.map((word, i) => (i > 0 && word.spaceBefore ? ` ${word.text}` : word.text)).join('');
