import { fenced } from '../../shared/text/fenced';

/** For whom something is told, and how. */
export type Telling = {
	locale: string;
	isForChildren: boolean;
	genre?: string;
	theme?: string;
	tone?: string;
	audience?: string;
};

/** `pt-BR` → `Brazilian Portuguese (pt-BR)`. */
export function languageInWords(locale: string): string {
	const name = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(locale);
	return name === undefined ? locale : `${name} (${locale})`;
}

/** Rules that go into the instruction: our own words. */
export function rulesOfTelling({ locale, isForChildren }: Telling): string[] {
	return [
		`Write in ${languageInWords(locale)}, as a native speaker of it would, in its own writing system.`,
		...(isForChildren
			? [
					'It is made for children: no violence that frightens, nothing sexual, no drugs, no dangerous acts that could be copied, no pressure to buy, no request for personal data. Simple words and short sentences.',
				]
			: []),
	];
}

/** Wishes that go into the prompt: the user's words, fenced. */
export function wishesOfTelling({ genre, theme, tone, audience }: Telling): string[] {
	const wishes = { genre, theme, tone, audience };
	return Object.entries(wishes).flatMap(([name, wish]) => (wish ? [fenced(name, wish)] : []));
}
