import type { ItemContext } from './item-context';
import { invalidField } from './refusals';

const mostLocales = 20;

/** The languages that the form names, in the form of BCP 47. */
export const readLocales = ({ node, itemIndex }: ItemContext): string[] =>
	parseLocales(String(node.getNodeParameter('locales', itemIndex, '') ?? ''));

function parseLocales(written: string): string[] {
	const locales = written.split(/[\s,;]+/).filter((locale) => locale !== '');
	if (locales.length === 0) throw invalidField('locales', 'No language is named', 'Put in at least one, such as en');
	if (locales.length > mostLocales)
		throw invalidField('locales', `${locales.length} languages are too many at once`, `Name ${mostLocales} at most`);
	try {
		return [...new Set(Intl.getCanonicalLocales(locales))];
	} catch {
		throw invalidField(
			'locales',
			`'${written.slice(0, 40)}' names no languages`,
			'Put in tags such as en, ar or pt-BR',
		);
	}
}

/** What is wrong with texts of which each language is to have one. `name`: of the list, as the model knows it. */
export function localeFaults(
	name: string,
	locales: readonly string[],
	texts: readonly { locale: string; text: string }[],
): string[] {
	return locales.flatMap((locale) => {
		const own = texts.filter((one) => one.locale === locale && one.text.trim() !== '');
		return own.length === 1 ? [] : [`'${name}' must hold '${locale}' once`];
	});
}
