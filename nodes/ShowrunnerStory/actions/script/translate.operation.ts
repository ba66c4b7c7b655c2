import { textVendors } from '../../../../providers/text/registry';
import { optionsField } from '../../../shared/fields/options-field';
import { productionField } from '../../../shared/fields/production-field';
import { providersField } from '../../../shared/fields/providers-field';
import { sectionField } from '../../../shared/fields/section-field';
import { textModelField } from '../../../shared/fields/text-model-field';
import { maxOutputTokensField, reuseField, temperatureField } from '../../../shared/fields/text-option-fields';
import type { ItemOperation } from '../../../shared/operation';
import { invalidField } from '../../../shared/refusals';
import { writeByChain } from '../../../shared/text/write-by-chain';
import { inLanes } from '../../../../providers/core/in-lanes';
import { readMetadata } from '../../metadata/metadata-parts';
import { readLocales } from '../../write/read-locales';
import { readScript } from '../../write/read-script';
import { readText } from '../../write/read-text';
import { translateScript } from '../../write/translate-script';
import { withTranslations } from '../../write/with-translations';

/** Languages at once: what every vendor's smallest plan allows. */
const lanes = 2;

export const translate: ItemOperation = {
	value: 'translate',
	name: 'Translate',
	action: 'Translate script',
	description: 'Say the same in other languages, with one item for each or as captions of one video',
	properties: [
		sectionField({ displayName: 'Story', name: 'story', description: 'The script as Showrunner Story put it out' }),
		{
			displayName: 'Locales',
			name: 'locales',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. de, ar, pt-BR',
			description: 'Languages to translate into, separated by commas',
		},
		{
			displayName: 'Put Out',
			name: 'putOut',
			type: 'options',
			options: [
				{ name: 'One Item for Each Language', value: 'items', description: 'Each becomes a video of its own' },
				{
					name: 'One Item With All Languages',
					value: 'translations',
					description: 'One video in the language of the story, with captions in the others',
				},
			],
			default: 'items',
		},
		providersField(textVendors),
		textModelField,
		productionField,
		optionsField([
			{
				displayName: 'Glossary',
				name: 'glossary',
				type: 'string',
				typeOptions: { rows: 3 },
				default: '',
				placeholder: 'e.g. Showrunner = Showrunner (never translated)',
				description: 'How some words are translated',
			},
			maxOutputTokensField,
			reuseField,
			temperatureField,
		]),
	],
	async execute(item) {
		const script = readScript(item);
		const locales = readLocales(item);
		if (locales.includes(script.locale))
			throw invalidField('locales', `The story is in '${script.locale}' already`, 'Take this locale out of the field');
		const glossary = readText(item, 'options.glossary', { most: 10_000 });
		const metadata = readMetadata(script.whole.metadata)[script.locale];
		// What is published stands there in the language of the item alone.
		const kept = Object.fromEntries(Object.entries(script.whole).filter(([name]) => !name.startsWith('metadata')));
		const all = await inLanes(locales, lanes, async (to) => {
			const { value, told, costs } = await writeByChain(
				item,
				'story',
				async (write, warn) => await translateScript({ script, metadata, to, glossary }, write, warn),
			);
			const { metadata: translated, ...texts } = value;
			const published = translated && { metadata: { [to]: translated } };
			return { story: { ...texts, locale: to, translatedFrom: script.locale, ...published, ...told }, costs };
		});
		if (item.node.getNodeParameter('putOut', item.itemIndex, 'items') === 'translations')
			return withTranslations(item, all);
		return all.map(({ story, costs }) => item.withSection('story', { ...kept, ...story }, costs));
	},
};
