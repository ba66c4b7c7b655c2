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
import { readRedo } from './only-redo';
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
		const whole = readStory(item);
		const redo = readRedo(item, whole);
		const story = redo?.story ?? whole;
		const style = node.getNodeParameter('style', itemIndex) as PictureStyle;
		const common = {
			aspectRatios: node.getNodeParameter('aspectRatios', itemIndex) as AspectRatio[],
			seed: (readSeed(item, whole) + (redo?.seedShift ?? 0)) >>> 0,
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
			return item.withSection('visuals', redo?.beside(visuals) ?? visuals, costs);
		}
		const { value, ...told } = await runChain(
			chainFor(item, 'drawScenes', 'draw pictures without a model'),
			async (vendor) => await vendor.drawScenes({ ...art, style }, context(vendor)),
		);
		const visuals = { ...told, ...value };
		return item.withSection('visuals', redo?.beside(visuals) ?? visuals);
	},
};
