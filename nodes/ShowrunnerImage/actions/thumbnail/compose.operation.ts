import { aspectRatios, type AspectRatio } from '../../../../contract/vocabulary';
import { runChain } from '../../../../providers/core/run-chain';
import { imageProviders } from '../../../../providers/image/registry';
import { locatorField, assetIdPattern } from '../../../shared/fields/locator-field';
import { moodField, readMoodField } from '../../../shared/fields/mood-field';
import { optionsField } from '../../../shared/fields/options-field';
import { optionsOf } from '../../../shared/fields/options-of';
import { productionField } from '../../../shared/fields/production-field';
import { providersField } from '../../../shared/fields/providers-field';
import { sectionField } from '../../../shared/fields/section-field';
import { seedField } from '../../../shared/fields/seed-field';
import { timeoutField } from '../../../shared/fields/wait-fields';
import type { ItemOperation } from '../../../shared/operation';
import { invalidField } from '../../../shared/refusals';
import { readLocator } from '../../../shared/read-locator';
import { readSeed } from '../../../shared/sections/read-seed';
import { readStory } from '../../../shared/sections/story';
import { vendorContextOf } from '../../../shared/vendor-context-of';
import { ableVendors, chainFor } from '../able-vendors';

const backgroundField = locatorField({
	displayName: 'Background',
	name: 'backgroundAssetId',
	description:
		'Picture to lay the title on. By default the one that Picture: Pick Best Frame chose; left empty, art in the colours of the mood.',
	searchMethod: 'searchAssets',
	idPlaceholder: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
	idPattern: assetIdPattern,
	fromItem: '$json.bestFrame?.assetId',
	isRequired: false,
});

export const compose: ItemOperation = {
	value: 'compose',
	name: 'Compose',
	action: 'Compose thumbnail',
	description: 'Set the title on a picture, large enough to be read on a phone',
	properties: [
		sectionField({
			displayName: 'Story',
			name: 'story',
			description: 'Story whose title and mood the thumbnail shows',
		}),
		providersField(ableVendors(imageProviders, 'composeThumbnail')),
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			required: true,
			default: '={{ $json.story?.title }}',
			description: 'Words on the thumbnail; few and short ones work best',
		},
		{
			displayName: 'Aspect Ratio',
			name: 'aspectRatio',
			type: 'options',
			options: optionsOf(aspectRatios),
			default: '16:9',
		},
		moodField,
		backgroundField,
		productionField,
		optionsField([seedField, timeoutField]),
	],
	async execute(item) {
		const { node, itemIndex } = item;
		const story = readStory(item);
		const backgroundAssetId = readLocator(item, 'backgroundAssetId', assetIdPattern);
		const title = String(node.getNodeParameter('title', itemIndex, '') ?? '').trim();
		if (title === '') throw invalidField('title', 'The thumbnail has no title', 'Put in a few words');
		const aspectRatio = node.getNodeParameter('aspectRatio', itemIndex) as AspectRatio;
		const request = {
			title,
			locale: story.locale,
			aspectRatio,
			mood: readMoodField(item, story),
			...(backgroundAssetId && { backgroundAssetId }),
			seed: readSeed(item, story),
		};
		const chain = chainFor(item, 'composeThumbnail', 'compose thumbnails');
		const { value, ...told } = await runChain(
			chain,
			async (vendor) => await vendor.composeThumbnail(request, vendorContextOf(item, vendor)),
		);
		return item.withSection('thumbnails', { ...told, images: [{ aspectRatio, ...value }] });
	},
};
