import { jsonParse } from 'n8n-workflow';
import { isRecord } from '../../shared/is-record';
import type { ItemContext } from '../../shared/item-context';
import { invalidField } from '../../shared/refusals';
import type { Episode } from '../prompts/script-prompt';
import { readText } from './read-text';

/** One page of the books; more than any model keeps in mind. */
const mostProductions = 200;

/** What was there before, the newest first. */
export async function readMemory(item: ItemContext): Promise<Episode[]> {
	const memory = item.node.getNodeParameter('memory', item.itemIndex, 'none') as string;
	if (memory === 'item') return toEpisodes(item.node.getNodeParameter('history', item.itemIndex, undefined));
	if (memory !== 'series' && memory !== 'channel') return [];
	const fix = `Put in the name of the ${memory}, or set 'Memory' to None`;
	const name = readText(item, memory, { most: 200, isRequired: true, fix });
	const query = { [memory]: name, limit: mostProductions } as const;
	const { items } = await item.client().call('getProductions', { query });
	const { production } = item.input.json;
	const own = isRecord(production) ? production.id : undefined;
	return items
		.filter(({ id, title }) => id !== own && title !== '')
		.map(({ title, episode }) => ({ title, ...(episode !== null && { episode }) }));
}

function toEpisodes(raw: unknown): Episode[] {
	const value = typeof raw === 'string' ? jsonParse<unknown>(raw, { fallbackValue: raw }) : raw;
	if (value === undefined || value === null || value === '') return [];
	if (typeof value === 'string') return value.split('\n').flatMap((line) => toEpisode(line));
	if (Array.isArray(value)) return value.flatMap((entry: unknown) => toEpisode(entry));
	throw invalidField('history', 'This is no list', 'Map the field to a list of titles, or of objects with a title');
}

/** Entries without a title tell nothing and are left out. */
function toEpisode(entry: unknown): Episode[] {
	if (typeof entry === 'string') {
		const title = entry.replace(/^\s*[-*•]\s*/, '').trim();
		return title === '' ? [] : [{ title }];
	}
	if (!isRecord(entry)) return [];
	const { title, summary, episode } = isRecord(entry.story) ? entry.story : isRecord(entry.idea) ? entry.idea : entry;
	if (typeof title !== 'string' || title.trim() === '') return [];
	return [
		{
			title: title.trim(),
			...(typeof summary === 'string' && summary !== '' && { summary }),
			...(typeof episode === 'number' && { episode }),
		},
	];
}
