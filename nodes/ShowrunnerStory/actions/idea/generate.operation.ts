import { textVendors } from '../../../../providers/text/registry';
import { byDisplayName } from '../../../shared/fields/by-display-name';
import { optionsField } from '../../../shared/fields/options-field';
import { productionField } from '../../../shared/fields/production-field';
import { providersField } from '../../../shared/fields/providers-field';
import { maxOutputTokensField, reuseField, temperatureField } from '../../../shared/fields/text-option-fields';
import { textModelField } from '../../../shared/fields/text-model-field';
import type { ItemOperation } from '../../../shared/operation';
import { withCostLines } from '../../../shared/sections/costs';
import { writeByChain } from '../../../shared/text/write-by-chain';
import { gatherIdeas } from '../../write/gather-ideas';
import { channelMemoryFields } from '../../write/memory-fields';
import { readMemory } from '../../write/read-memory';
import { readText } from '../../write/read-text';
import { forChildrenField, localeField, readTelling, tellingOptions } from '../../write/telling-fields';

export const generate: ItemOperation = {
	value: 'generate',
	name: 'Generate',
	action: 'Generate ideas',
	description: 'Think of videos for a niche, none of which was there before',
	properties: [
		{
			displayName: 'Niche',
			name: 'niche',
			type: 'string',
			typeOptions: { rows: 2 },
			required: true,
			default: '={{ $json.niche }}',
			placeholder: 'e.g. forgotten inventions of the 19th century',
			description: 'What the channel is about',
		},
		{
			displayName: 'Count',
			name: 'count',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 30 },
			default: 5,
			description: 'How many ideas; each becomes an item',
		},
		providersField(textVendors),
		textModelField,
		localeField,
		...channelMemoryFields,
		forChildrenField,
		productionField,
		optionsField(
			byDisplayName([
				...tellingOptions,
				{
					displayName: 'Channel Description',
					name: 'channelDescription',
					type: 'string',
					typeOptions: { rows: 2 },
					default: '',
					description: 'What the channel is like, for ideas that fit it',
				},
				maxOutputTokensField,
				reuseField,
				temperatureField,
			]),
		),
	],
	async execute(item) {
		const { node, itemIndex } = item;
		const count = Number(node.getNodeParameter('count', itemIndex, 5));
		const fix = 'Say what the channel is about';
		const order = {
			...readTelling(item),
			niche: readText(item, 'niche', { most: 4_000, isRequired: true, fix }),
			channel: readText(item, 'options.channelDescription', { most: 4_000 }),
			taken: (await readMemory(item)).map(({ title }) => title),
		};
		const { value, told, costs } = await writeByChain(
			item,
			'idea',
			async (write, warn) => await gatherIdeas(order, count, write, warn),
		);
		// The money stands with the first: a sum over all items counts it once.
		return value.map((idea, at) => ({
			json: {
				...item.input.json,
				idea: { ...idea, locale: order.locale, ...told },
				...(at === 0 && { costs: withCostLines(item.input.json.costs, costs) }),
			},
		}));
	},
};
