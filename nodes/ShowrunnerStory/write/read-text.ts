import type { ItemContext } from '../../shared/item-context';
import { invalidField } from '../../shared/refusals';

type Bounds = { most: number; isRequired?: boolean; fix?: string };

/** What a field of text holds; empty where it holds nothing. Refused before it costs anything where it is no text or too long. */
export function readText({ node, itemIndex }: ItemContext, field: string, { most, isRequired, fix }: Bounds): string {
	const name = field.replace(/^options\./, '');
	const raw = node.getNodeParameter(field, itemIndex, '') as unknown;
	if (typeof raw === 'object' && raw !== null)
		throw invalidField(name, 'This is not text but a list or an object', 'Map the field to a text');
	const text = String(raw ?? '').trim();
	if (text === '' && isRequired) throw invalidField(name, 'The field is empty', fix ?? 'Put in a text');
	if (text.length <= most) return text;
	const title = `The text has ${text.length.toLocaleString('en')} characters`;
	throw invalidField(name, title, `Shorten it to ${most.toLocaleString('en')}`);
}
