import type { ItemContext } from '../../shared/item-context';
import { invalidField } from '../../shared/refusals';
import { requireLocale } from '../split/detect-locale';

/** More languages than anybody publishes one video in; a whole text that slips into the field is refused. */
const mostLocales = 40;

/** Locales of a field: a list, or separated by commas or spaces; each once. */
export function readLocales({ node, itemIndex }: ItemContext, fallback?: string): string[] {
	const raw = node.getNodeParameter('locales', itemIndex, '') as unknown;
	const parts = (Array.isArray(raw) ? raw.map(String) : String(raw ?? '').split(/[\s,;]+/)).filter(
		(part) => part !== '',
	);
	const given = parts.length === 0 && fallback !== undefined ? [fallback] : parts;
	if (given.length === 0)
		throw invalidField('locales', 'No locale is given', 'Put in at least one, such as de or pt-BR');
	if (given.length > mostLocales)
		throw invalidField('locales', `These are ${given.length} locales`, `Put in at most ${mostLocales}`);
	return [...new Set(given.map((tag) => requireLocale(tag, 'locales')))];
}
