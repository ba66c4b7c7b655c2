import { pickVendors } from '../../../../providers/core/vendor-card';
import type { VoiceCard } from '../../../../providers/speech/port';
import { speechProviders } from '../../../../providers/speech/registry';
import { listFields } from '../../../shared/fields/list-fields';
import { providersField } from '../../../shared/fields/providers-field';
import { getMany as readPages } from '../../../shared/get-many';
import type { ItemOperation } from '../../../shared/operation';
import { vendorContextOf } from '../../../shared/vendor-context-of';

export const getMany: ItemOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many voices',
	description: 'List the voices that the providers have, with language and licence',
	properties: [
		providersField(speechProviders),
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
		const { node, itemIndex } = item;
		const { locale } = node.getNodeParameter('filters', itemIndex, {}) as { locale?: string };
		const chain = pickVendors(
			speechProviders,
			node.getNodeParameter('providers', itemIndex, ['renderNode']) as string[],
		);
		const voices = await readPages(item, async () => {
			const lists = await Promise.all(
				chain.map(async (provider) => await provider.listVoices(vendorContextOf(item, provider))),
			);
			return { items: lists.flat().filter((voice) => speaks(voice, locale)), nextCursor: null };
		});
		return voices.map((voice) => ({ json: { ...voice } }));
	},
};

/** One that speaks many languages speaks this one, too. */
function speaks(voice: VoiceCard, locale: string | undefined): boolean {
	if (!locale || voice.locale === null) return true;
	const language = (tag: string) => tag.toLowerCase().split('-')[0];
	return voice.locale.toLowerCase() === locale.toLowerCase() || language(voice.locale) === language(locale);
}
