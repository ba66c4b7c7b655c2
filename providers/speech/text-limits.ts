/** What a vendor takes in one call, counted its way. */
export type TextLimit = { most: number; lengthOf(text: string): number };

export const characters = (most: number): TextLimit => ({ most, lengthOf: (text) => text.length });

export const bytes = (most: number): TextLimit => ({
	most,
	lengthOf: (text) => new TextEncoder().encode(text).length,
});

/** Signs that stand for a syllable or a word each: they take the most tokens and the most time. */
const full = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

const weighed = (text: string, weights: { full: number; ascii: number; other: number }): number => {
	const fulls = text.match(full)?.length ?? 0;
	// eslint-disable-next-line no-control-regex
	const ascii = text.match(/[\u0000-\u007f]/g)?.length ?? 0;
	return fulls * weights.full + ascii * weights.ascii + (text.length - fulls - ascii) * weights.other;
};

/** Tokens of a text, rather too many than too few: three ASCII characters make one, and one full sign. */
export const tokens = (most: number): TextLimit => ({
	most,
	lengthOf: (text) => weighed(text, { full: 1, ascii: 1 / 3, other: 0.7 }),
});

/** Seconds that a text is spoken for, rather too long than too short: ten letters a second, and three full signs. */
export const seconds = (most: number, speed: number): TextLimit => ({
	most,
	lengthOf: (text) => weighed(text, { full: 1 / 3, ascii: 1 / 10, other: 1 / 10 }) / speed,
});
