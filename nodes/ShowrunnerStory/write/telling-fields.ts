import type { INodeProperties } from 'n8n-workflow';
import type { ItemContext } from '../../shared/item-context';
import { isRecord } from '../../shared/is-record';
import type { Telling } from '../prompts/telling';
import { requireLocale } from '../split/detect-locale';
import { readText } from './read-text';

export const localeField: INodeProperties = {
	displayName: 'Locale',
	name: 'locale',
	type: 'string',
	default: '={{ $json.production?.locale ?? $json.locale }}',
	placeholder: 'e.g. en, ar, pt-BR',
	description: 'Language to write in. Left empty, English.',
};

export const forChildrenField: INodeProperties = {
	displayName: 'Made for Kids',
	name: 'madeForKids',
	type: 'boolean',
	default: false,
	description: 'Whether it is made for children. A production that says so makes it so in either case.',
};

/** For the options of operations that write something new. */
export const tellingOptions: INodeProperties[] = [
	{
		displayName: 'Audience',
		name: 'audience',
		type: 'string',
		default: '',
		placeholder: 'e.g. beginners who cook for one',
		description: 'For whom it is told',
	},
	{
		displayName: 'Tone',
		name: 'tone',
		type: 'string',
		default: '',
		placeholder: 'e.g. dry humour',
		description: 'How it sounds',
	},
];

/** Far more than a wish needs; a whole text that slips into the field is refused before it costs anything. */
const mostWishCharacters = 2_000;

/** What the form says of whom it is told to and how. */
export function readTelling(item: ItemContext, locale = readLocale(item)): Telling {
	const wish = (name: string) => readText(item, name, { most: mostWishCharacters });
	const { production } = item.input.json;
	const isForChildren = item.node.getNodeParameter('madeForKids', item.itemIndex, false) === true;
	const wishes = { genre: wish('genre'), theme: wish('options.theme'), tone: wish('options.tone') };
	return {
		...wishes,
		audience: wish('options.audience'),
		locale,
		isForChildren: isForChildren || (isRecord(production) && production.madeForKids === true),
	};
}

export function readLocale(item: ItemContext, fallback = 'en'): string {
	const given = readText(item, 'locale', { most: 100 });
	return given === '' ? fallback : requireLocale(given, 'locale');
}
