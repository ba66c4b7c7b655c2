import type { AspectRatio } from '../../../../contract/vocabulary';
import { optionsField } from '../../../shared/fields/options-field';
import { timeoutField } from '../../../shared/fields/wait-fields';
import { withClips } from '../../../shared/sections/clips';
import type { ItemOperation } from '../../../shared/operation';
import { findByChain, stockCosts } from '../../../shared/stock/find-by-chain';
import { readStock } from '../../../shared/stock/read-stock';
import { lastProductionsField, localeField, shapeField, stockFields } from '../../../shared/stock/stock-fields';
import { clipLengths, lengthMs } from './clip-lengths';
import { lengthField, paceField } from './clip-fields';
import { singleClipId } from './single-clip-id';

export const searchStock: ItemOperation = {
	value: 'searchStock',
	name: 'Search Stock',
	action: 'Search stock clips',
	description: 'Find a free clip for each scene and bring it in with its licence',
	properties: [
		...stockFields([paceField], shapeField),
		lengthField(5, 'How long a clip has to be whose scene is not spoken'),
		optionsField([localeField, lastProductionsField, timeoutField]),
	],
	async execute(item) {
		const aspectRatio = item.node.getNodeParameter('aspectRatio', item.itemIndex) as AspectRatio;
		const isSearch = item.node.getNodeParameter('source', item.itemIndex) === 'query';
		// The form of own words has no speech.
		const lengthOf = isSearch ? () => lengthMs(item) : clipLengths(item);
		const { scenes, ...wanted } = readStock(item, () => singleClipId(item));
		const timed = scenes.map((scene) => ({ ...scene, minDurationMs: lengthOf(scene.sceneId) }));
		const find = await findByChain(item, { kind: 'video', aspectRatio, scenes: timed, ...wanted });
		const { found, ...told } = find;
		const clips = found.map((clip) => ({ ...clip, aspectRatio }));
		return item.withSection('visuals', withClips(item.input.json.visuals, clips, told), stockCosts(find));
	},
};
