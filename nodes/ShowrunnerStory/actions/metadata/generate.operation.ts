import { inLanes } from '../../../../providers/core/in-lanes';
import { textVendors } from '../../../../providers/text/registry';
import { optionsField } from '../../../shared/fields/options-field';
import { productionField } from '../../../shared/fields/production-field';
import { providersField } from '../../../shared/fields/providers-field';
import { sectionField } from '../../../shared/fields/section-field';
import { textModelField } from '../../../shared/fields/text-model-field';
import type { ItemOperation } from '../../../shared/operation';
import { invalidField } from '../../../shared/refusals';
import { writeByChain } from '../../../shared/text/write-by-chain';
import { metadataOptions, platformsField } from '../../metadata/metadata-fields';
import { readMetadata } from '../../metadata/metadata-parts';
import { textPlatforms } from '../../metadata/platform-rules';
import { readLocales } from '../../write/read-locales';
import { readScript } from '../../write/read-script';
import { readText } from '../../write/read-text';
import { forChildrenField, readTelling } from '../../write/telling-fields';
import { writeMetadata } from '../../write/write-metadata';

const lanes = 2;

export const generate: ItemOperation = {
	value: 'generate',
	name: 'Generate',
	action: 'Generate metadata',
	description: 'Write titles, descriptions, hashtags and tags for each platform and language',
	properties: [
		sectionField({ displayName: 'Story', name: 'story', description: 'The script as Showrunner Story put it out' }),
		platformsField,
		{
			displayName: 'Locales',
			name: 'locales',
			type: 'string',
			default: '={{ $json.story?.locale }}',
			placeholder: 'e.g. en, de',
			description: 'Languages to write in, separated by commas. Left empty, that of the story.',
		},
		providersField(textVendors),
		textModelField,
		forChildrenField,
		productionField,
		optionsField(metadataOptions),
	],
	async execute(item) {
		const script = readScript(item);
		const chosen = item.node.getNodeParameter('platforms', item.itemIndex, []) as string[];
		const platforms = textPlatforms.filter((platform) => chosen.includes(platform));
		if (platforms.length === 0) throw invalidField('platforms', 'No platform is chosen', 'Choose at least one');
		const common = {
			...{ title: script.title, narration: script.scenes.map(({ narration }) => narration).join('\n'), platforms },
			keywords: readText(item, 'options.keywords', { most: 1_000 }),
			link: readText(item, 'options.link', { most: 500 }),
		};
		const written = await inLanes(readLocales(item, script.locale), lanes, async (locale) => {
			const order = { ...common, ...readTelling(item, locale) };
			const result = await writeByChain(
				item,
				'metadata',
				async (write, warn) => await writeMetadata(order, write, warn),
			);
			return { locale, ...result };
		});
		const texts = Object.fromEntries(written.map(({ locale, value }) => [locale, value]));
		const told = Object.fromEntries(written.map(({ locale, told: by }) => [locale, by]));
		const metadata = { ...readMetadata(script.whole.metadata), ...texts };
		const costs = written.flatMap((entry) => entry.costs);
		return item.withSection('story', { ...script.whole, metadata, metadataBy: told }, costs);
	},
};
