import type { AspectRatio } from '../../../../contract/vocabulary';
import { runChain } from '../../../../providers/core/run-chain';
import { pickVendors } from '../../../../providers/core/vendor-card';
import type { ImageProvider } from '../../../../providers/image/port';
import { imageProviders } from '../../../../providers/image/registry';
import type { ItemOperation } from '../../../shared/operation';
import { invalidField } from '../../../shared/refusals';
import { readSeed } from '../../../shared/sections/read-seed';
import { readStory } from '../../../shared/sections/story';
import { vendorContextOf } from '../../../shared/vendor-context-of';
import { generateFields, type PictureStyle } from './generate-fields';
import { paintScenes } from './paint-scenes';
import { readPainting } from './read-painting';

export const generate: ItemOperation = {
	value: 'generate',
	name: 'Generate',
	action: 'Generate images',
	description: 'Make one picture for each scene and aspect ratio',
	properties: generateFields,
	async execute(item) {
		const { node, itemIndex } = item;
		const story = readStory(item);
		const style = node.getNodeParameter('style', itemIndex) as PictureStyle;
		const common = {
			aspectRatios: node.getNodeParameter('aspectRatios', itemIndex) as AspectRatio[],
			seed: readSeed(item, story),
		};
		if (common.aspectRatios.length === 0) {
			throw invalidField('aspectRatios', 'No format is chosen', 'Choose at least one aspect ratio');
		}
		const chain = pickVendors(imageProviders, node.getNodeParameter('providers', itemIndex) as string[]);
		const context = (vendor: ImageProvider) => vendorContextOf(item, vendor);
		const scenes = story.scenes.map(({ id, visualPrompt, mood }) => ({ id, text: visualPrompt, mood }));
		const art = { ...common, scenes, locale: story.locale };
		if (style === 'diffusion') {
			const { request, drawsArt } = readPainting(item, story, common);
			return item.withSection('visuals', await paintScenes({ chain, context, request, drawsArt, art }));
		}
		const { value, ...told } = await runChain(
			chain,
			async (vendor) => await vendor.drawScenes({ ...art, style }, context(vendor)),
		);
		return item.withSection('visuals', { ...told, ...value });
	},
};
