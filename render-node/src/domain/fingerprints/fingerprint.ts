/**
 * What is seen or heard, as a row of marks of 192 (pictures) or 32 (sound) bits, taken in even steps of time. Each bit is
 * a sign of something measured; `sure` has a one for each bit whose sign noise does not turn. A mark with few sure bits
 * says nothing: one colour, silence, a steady tone.
 */
export type Marks = {
	/** Words of 32 bits that a mark takes. */
	words: number;
	/** Time from one mark to the next. */
	everyMs: number;
	/** How much later a mark stands than the middle of what it tells of. */
	lagMs: number;
	bits: Uint32Array;
	sure: Uint32Array;
};

export type Fingerprint = {
	kind: 'image' | 'video' | 'audio';
	/** Null for a still picture. */
	durationMs: number | null;
	/** Null where there is nothing to see, or nothing that can be decoded. */
	pictures: Marks | null;
	/** Null where there is nothing to hear, or nothing that can be decoded. */
	sound: Marks | null;
};

/** Raise it when the same file would get other marks: fingerprints of different versions are never compared. */
export const fingerprintVersion = 1;

/** Pictures are looked at four times a second: a cut is placed to within an eighth of a second on average. */
export const pictureEveryMs = 250;
/** As Chromaprint's 0.124 s: a quarter of the window that is listened to at once. */
export const soundEveryMs = 128;

/** The form of a row of marks without its content. */
export type MarkForm = Pick<Marks, 'words' | 'everyMs' | 'lagMs'>;

export const pictureForm: MarkForm = { words: 6, everyMs: pictureEveryMs, lagMs: 0 };
/** A mark of sound compares half a second with the half second that began three steps before. */
export const soundForm: MarkForm = { words: 1, everyMs: soundEveryMs, lagMs: (3 * soundEveryMs) / 2 };

export const markCount = ({ bits, words }: Marks): number => bits.length / words;

// Looked up once: it is called for every pair of marks.
const { imul } = Math;

/** How many bits of a word are one. */
export function onesOf(word: number): number {
	let v = word - ((word >>> 1) & 0x55555555);
	v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
	return imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
