import { localesField } from '../../../shared/fields/locales-field';
import { assetIdPattern, locatorField } from '../../../shared/fields/locator-field';
import type { ItemOperation } from '../../../shared/operation';
import { pictureBytes } from '../../../shared/pictures/picture-bytes';
import { localeFaults, readLocales } from '../../../shared/read-locales';
import { readLocator } from '../../../shared/read-locator';
import { invalidField } from '../../../shared/refusals';
import { writeByChain } from '../../../shared/text/write-by-chain';
import { describePrompt, descriptionForm } from '../../look/describe-prompt';
import { seeingFields } from '../../../shared/fields/seeing-fields';

const step = 'pictureDescription';

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
		localesField('the alternative texts'),
		...seeingFields,
	],
	async execute(item) {
		const assetId = readLocator(item, 'assetId', assetIdPattern);
		if (assetId === undefined) throw invalidField('assetId', 'No picture is chosen', 'Choose one from the list');
		const locales = readLocales(item);
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
					check: ({ altTexts }) => localeFaults('altTexts', locales, altTexts),
				}),
		);
		return item.withSection(step, { ...told, assetId, ...value }, costs);
	},
};
