import { aspectRatios, cardStyles, type AspectRatio, type CardStyle } from '../../../../contract/vocabulary';
import { runChain } from '../../../../providers/core/run-chain';
import { pickVendors } from '../../../../providers/core/vendor-card';
import { imageProviders } from '../../../../providers/image/registry';
import { optionsField } from '../../../shared/fields/options-field';
import { optionsOf } from '../../../shared/fields/options-of';
import { productionField } from '../../../shared/fields/production-field';
import { providersField } from '../../../shared/fields/providers-field';
import { sectionField } from '../../../shared/fields/section-field';
import { seedField } from '../../../shared/fields/seed-field';
import { timeoutField } from '../../../shared/fields/wait-fields';
import type { ItemOperation } from '../../../shared/operation';
import { invalidField } from '../../../shared/refusals';
import { readSeed } from '../../../shared/sections/read-seed';
import { readStory } from '../../../shared/sections/story';
import { vendorContextOf } from '../../../shared/vendor-context-of';

export const generate: ItemOperation = {
	value: 'generate',
	name: 'Generate',
	action: 'Generate images',
	description: 'Draw one picture for each scene and aspect ratio',
	properties: [
		sectionField({
			displayName: 'Story',
			name: 'story',
			description: 'Scenes to draw, as Showrunner Story puts them out',
		}),
		providersField(imageProviders),
		{
			displayName: 'Style',
			name: 'style',
			type: 'options',
			options: optionsOf(cardStyles, {
				art: 'A landscape in the colours of the mood, drawn anew for each seed',
				card: 'The words of the scene, set large',
			}),
			default: 'art',
		},
		{
			displayName: 'Aspect Ratios',
			name: 'aspectRatios',
			type: 'multiOptions',
			options: optionsOf(aspectRatios),
			default: ['9:16', '16:9', '1:1'],
			required: true,
			description: 'Formats to draw for; a video format without pictures of its own crops those of another',
		},
		productionField,
		optionsField([seedField, timeoutField]),
	],
	async execute(item) {
		const { node, itemIndex } = item;
		const story = readStory(item);
		const request = {
			scenes: story.scenes.map(({ id, visualPrompt, mood }) => ({ id, text: visualPrompt, mood })),
			style: node.getNodeParameter('style', itemIndex) as CardStyle,
			aspectRatios: node.getNodeParameter('aspectRatios', itemIndex) as AspectRatio[],
			locale: story.locale,
			seed: readSeed(item, story),
		};
		if (request.aspectRatios.length === 0) {
			throw invalidField('aspectRatios', 'No format is chosen', 'Choose at least one aspect ratio');
		}
		const chain = pickVendors(imageProviders, node.getNodeParameter('providers', itemIndex) as string[]);
		const { value, ...told } = await runChain(
			chain,
			async (vendor) => await vendor.drawScenes(request, vendorContextOf(item)),
		);
		return item.withSection('visuals', { ...told, ...value });
	},
};
