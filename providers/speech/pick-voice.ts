import { ProviderError } from '../core/provider-error';
import type { VendorVoice } from './port';

const languageOf = (locale: string) => new Intl.Locale(locale).language;

/** How well a voice fits a language: 2 by language and region, 1 by language, 0 by speaking many, -1 not. */
function fit({ locales }: VendorVoice, locale: string): number {
	if (locales.length === 0) return 0;
	const isSame = locales.some((own) => own.toLowerCase() === locale.toLowerCase());
	if (isSame) return 2;
	return locales.some((own) => languageOf(own) === languageOf(locale)) ? 1 : -1;
}

/**
 * The voice that fits the language best; of equals the one that `rank` puts first, then by id, so that the same list gives
 * the same voice whatever its order. Throws `ProviderError` where none speaks the language.
 */
export function pickVoice(
	voices: readonly VendorVoice[],
	locale: string,
	label: string,
	rank: (voice: VendorVoice) => number = () => 0,
): string {
	const fitting = voices.map((voice) => ({ voice, fits: fit(voice, locale) })).filter(({ fits }) => fits >= 0);
	const [best] = fitting.sort(
		(a, b) => b.fits - a.fits || rank(a.voice) - rank(b.voice) || (a.voice.id < b.voice.id ? -1 : 1),
	);
	if (best) return best.voice.id;
	throw new ProviderError({
		kind: 'configuration-invalid',
		title: `${label} has no voice that speaks '${locale}'`,
		fix: 'Choose a voice, or put another provider behind it',
		field: 'voice',
	});
}

/** A language as a vendor writes it (`en_US`, `eng`) as a BCP 47 tag; null where it is none. */
export function localeOf(written: unknown): string | null {
	if (typeof written !== 'string' || written === '') return null;
	try {
		return Intl.getCanonicalLocales(written.replace(/_/g, '-'))[0] ?? null;
	} catch {
		return null;
	}
}

export function genderOf(written: unknown): VendorVoice['gender'] {
	const word = typeof written === 'string' ? written.toLowerCase() : '';
	return word === 'female' || word === 'male' ? word : 'unknown';
}
