/**
 * Letters and digits that a calm narrator speaks in a second. Latin: 150 words a minute of 5.6
 * letters; scripts that write no vowels, or whole syllables, need fewer signs for the same time.
 * Only scene lengths hang on it: the voice gives the true durations.
 */
const lettersPerSecond: Record<string, number> = { ar: 10, he: 9, hi: 10, th: 11, ja: 7, zh: 4.5, ko: 5.5 };
const latinLettersPerSecond = 14;

export function speechSeconds(text: string, locale: string): number {
	const letters = text.match(/[\p{L}\p{N}\p{Mc}]/gu)?.length ?? 0;
	return letters / speakingRate(locale);
}

/** Letters and digits in a second, by the language of a locale. */
export function speakingRate(locale: string): number {
	return lettersPerSecond[locale.split('-')[0] ?? ''] ?? latinLettersPerSecond;
}
