import { assetIdPattern, locatorField } from '../../../shared/fields/locator-field';
import type { ItemOperation } from '../../../shared/operation';
import { pictureBytes } from '../../../shared/pictures/picture-bytes';
import { readLocator } from '../../../shared/read-locator';
import { invalidField } from '../../../shared/refusals';
import { writeByChain } from '../../../shared/text/write-by-chain';
import { describePrompt, descriptionForm } from '../../look/describe-prompt';
import { seeingFields } from './seeing-fields';

const step = 'pictureDescription';
const mostLocales = 20;

export const describe: ItemOperation = {
	value: 'describe',
	name: 'Describe',
	action: 'Describe picture',
	description: 'Say what is to be seen in a picture, with alternative texts in the languages that you want',
	properties: [
		locatorField({
			displayName: 'Picture',
			name: 'assetId',
			description: 'Picture in the store. By default that of the item, its thumbnail, or the first of its scenes.',
			searchMethod: 'searchAssets',
			idPlaceholder: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
			idPattern: assetIdPattern,
			fromItem:
				'$json.asset?.id ?? $json.picture?.assetId ?? $json.thumbnails?.images?.[0]?.assetId ?? $json.visuals?.images?.[0]?.assetId',
		}),
		{
			displayName: 'Locales',
			name: 'locales',
			type: 'string',
			required: true,
			default: "={{ $json.story?.locale ?? 'en' }}",
			placeholder: 'e.g. en, ar, pt-BR',
			description: 'Languages of the alternative texts, with commas between them',
		},
		...seeingFields,
	],
	async execute(item) {
		const assetId = readLocator(item, 'assetId', assetIdPattern);
		if (assetId === undefined) throw invalidField('assetId', 'No picture is chosen', 'Choose one from the list');
		const locales = readLocales(String(item.node.getNodeParameter('locales', item.itemIndex, '') ?? ''));
		const images = await pictureBytes(item, { step, field: 'assetId', assetIds: [assetId] });
		const { value, told, costs } = await writeByChain(
			item,
			step,
			async (write) =>
				await write({
					operation: 'picture.describe',
					...describePrompt(locales),
					schema: { name: 'description', form: descriptionForm(locales) },
					images,
					maxOutputTokens: 1_000 + 200 * locales.length,
					check: ({ altTexts }) => faultsOf(locales, altTexts),
				}),
		);
		return item.withSection(step, { ...told, assetId, ...value }, costs);
	},
};

function readLocales(written: string): string[] {
	const locales = written.split(/[\s,;]+/).filter((locale) => locale !== '');
	if (locales.length === 0) throw invalidField('locales', 'No language is named', 'Put in at least one, such as en');
	if (locales.length > mostLocales)
		throw invalidField('locales', `${locales.length} languages are too many at once`, `Name ${mostLocales} at most`);
	try {
		return [...new Set(Intl.getCanonicalLocales(locales))];
	} catch {
		throw invalidField(
			'locales',
			`'${written.slice(0, 40)}' names no languages`,
			'Put in tags such as en, ar or pt-BR',
		);
	}
}

function faultsOf(locales: readonly string[], altTexts: readonly { locale: string; text: string }[]): string[] {
	return locales.flatMap((locale) => {
		const own = altTexts.filter((one) => one.locale === locale && one.text.trim() !== '');
		return own.length === 1 ? [] : [`'altTexts' must hold '${locale}' once`];
	});
}
