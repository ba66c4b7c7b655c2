import type { INodeProperties } from 'n8n-workflow';
import type { ItemContext } from '../../../shared/item-context';
import { invalidField } from '../../../shared/refusals';

/** What the service takes: below, a text stands in too many words. */
const [leastCharacters, mostCharacters] = [4, 200];

export const knownByField: INodeProperties = {
	displayName: 'Known By',
	name: 'texts',
	type: 'string',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Text' },
	required: true,
	default: [''],
	placeholder: 'e.g. jane@example.com',
	description:
		'E-mail addresses, names and customer IDs of the person, of four characters at least. They are found in any case, and within longer words too.',
};

/** The texts that stand for the person; one alone may come as it is. */
export function readKnownBy({ node, itemIndex }: ItemContext): string[] {
	const given = node.getNodeParameter('texts', itemIndex, []) as unknown;
	const texts = (Array.isArray(given) ? given : [given])
		.map((text) => String(text ?? '').trim())
		.filter((text) => text !== '');
	if (texts.length === 0)
		throw invalidField('texts', 'Nothing says who the person is', 'Add an e-mail address, a name or a customer ID');
	const odd = texts.find(({ length }) => length < leastCharacters || length > mostCharacters);
	if (odd === undefined) return texts;
	const fix = `Use texts of ${leastCharacters} to ${mostCharacters} characters that stand for this person alone`;
	throw invalidField('texts', `'${odd.slice(0, 40)}' cannot be searched for`, fix);
}

/** Every table is read whole, which takes half a minute for each gigabyte of books. */
export const personTimeoutMs = 30 * 60_000;
