import type { TextLimit } from './text-limits';

/** Ends of clauses, in every script that marks them; not the mark within a number or a time. */
const clauseEnds = /(?<=[,;:،؛–—])(?=\s)|(?<=[、，；：])/u;

/**
 * Parts of a text that a vendor takes in one call each; the whole again where they are laid end to end. Cut at the ends of
 * sentences; where one sentence is too long, at those of clauses, then between words, then between characters.
 */
export function splitText(text: string, limit: TextLimit): string[] {
	if (fits(text, limit)) return [text];
	return packed(atoms(text, limit, finer), limit);
}

type Cut = (text: string) => string[];

const segmented =
	(granularity: 'sentence' | 'word' | 'grapheme'): Cut =>
	(text) =>
		[...new Intl.Segmenter(undefined, { granularity }).segment(text)].map(({ segment }) => segment);

/** From the best place for a cut to the worst. */
const finer: readonly Cut[] = [
	segmented('sentence'),
	(text) => text.split(clauseEnds),
	segmented('word'),
	segmented('grapheme'),
];

const fits = (text: string, { most, lengthOf }: TextLimit) => lengthOf(text) <= most;

/** Pieces that fit, each cut no finer than it must be. */
function atoms(text: string, limit: TextLimit, [cut, ...others]: readonly Cut[]): string[] {
	if (!cut || fits(text, limit)) return [text];
	const pieces = cut(text).flatMap((piece) => atoms(piece, limit, others));
	// Clauses of one long sentence go together again, so that no pause is made where none is needed.
	return others.length === finer.length - 1 ? pieces : packed(pieces, limit);
}

function packed(pieces: readonly string[], limit: TextLimit): string[] {
	const parts: string[] = [];
	for (const piece of pieces) {
		const last = parts.at(-1);
		if (last !== undefined && fits(last + piece, limit)) parts[parts.length - 1] = last + piece;
		else parts.push(piece);
	}
	return parts;
}
