import { listFields } from '../../../shared/fields/list-fields';
import { getMany as readPages } from '../../../shared/get-many';
import type { ItemOperation } from '../../../shared/operation';

export const getMany: ItemOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many voices',
	description: 'List the voices that the render-node found, with language and licence',
	properties: [
		...listFields,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Locale',
					name: 'locale',
					type: 'string',
					default: '',
					placeholder: 'e.g. en, ar, pt-BR',
					description: 'Only voices that speak this language',
				},
			],
		},
	],
	async execute(item) {
		const { locale } = item.node.getNodeParameter('filters', item.itemIndex, {}) as { locale?: string };
		const client = item.client();
		const voices = await readPages(item, async () => ({
			...(await client.call('getVoices', { query: { ...(locale && { locale }) } })),
			nextCursor: null,
		}));
		return voices.map((voice) => ({ json: voice }));
	},
};
