import type { INodeProperties } from 'n8n-workflow';
import { shownFor } from '../../shared/fields/shown-for';

type Wording = {
	description: string;
	grouped: INodeProperties;
	fromBooks: { name: string; value: string; description: string };
};

/** What was there before: nothing, a list in the item, or the productions that the render-node keeps. */
const memoryFields = ({ description, grouped, fromBooks }: Wording): INodeProperties[] => [
	{
		displayName: 'Memory',
		name: 'memory',
		type: 'options',
		options: [
			{ name: 'From the Item', value: 'item', description: 'A list of titles, or of objects with title and summary' },
			{ name: 'None', value: 'none', description: 'Nothing was there before' },
			fromBooks,
		],
		default: 'none',
		description,
	},
	...shownFor(
		'memory',
		['item'],
		[
			{
				displayName: 'History',
				name: 'history',
				type: 'json',
				default: '={{ $json.history }}',
				description:
					'The newest first: titles, one in each line or in a list, or objects with title, summary and episode',
			},
		],
	),
	...shownFor('memory', [fromBooks.value], [grouped]),
];

export const channelMemoryFields = memoryFields({
	description: 'Ideas that were there before, which are not repeated',
	fromBooks: {
		name: 'Productions of the Channel',
		value: 'channel',
		description: 'Titles of the newest productions of the channel',
	},
	grouped: {
		displayName: 'Channel',
		name: 'channel',
		type: 'string',
		default: '={{ $json.production?.channel ?? $json.channel }}',
		description: 'Channel whose productions are meant',
	},
});

export const seriesMemoryFields = memoryFields({
	description: 'Earlier episodes, which the script takes further and does not repeat',
	fromBooks: {
		name: 'Productions of the Series',
		value: 'series',
		description: 'Titles of the newest productions of the series',
	},
	grouped: {
		displayName: 'Series',
		name: 'series',
		type: 'string',
		default: '={{ $json.production?.series ?? $json.series }}',
		description: 'Series whose productions are meant',
	},
});
