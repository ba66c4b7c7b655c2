import type { AspectRatio } from '../../../../contract/vocabulary';
import { runChain } from '../../../../providers/core/run-chain';
import type { ImageProvider } from '../../../../providers/image/port';
import type { ItemOperation } from '../../../shared/operation';
import { invalidField } from '../../../shared/refusals';
import { readSeed } from '../../../shared/sections/read-seed';
import { readStory } from '../../../shared/sections/story';
import { vendorContextOf } from '../../../shared/vendor-context-of';
import { chainFor } from '../able-vendors';
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
		const context = (vendor: ImageProvider) => vendorContextOf(item, vendor);
		const scenes = story.scenes.map(({ id, visualPrompt, mood }) => ({ id, text: visualPrompt, mood }));
		const art = { ...common, scenes, locale: story.locale };
		if (style === 'diffusion') {
			const chain = chainFor(item, 'paintScenes', 'paint pictures');
			const order = readPainting(item, story, common);
			const { visuals, costs } = await paintScenes({ chain, context, ...order, art });
			return item.withSection('visuals', visuals, costs);
		}
		const { value, ...told } = await runChain(
			chainFor(item, 'drawScenes', 'draw pictures without a model'),
			async (vendor) => await vendor.drawScenes({ ...art, style }, context(vendor)),
		);
		return item.withSection('visuals', { ...told, ...value });
	},
};
