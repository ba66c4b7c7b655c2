import { frameSizes, type AspectRatio } from '../../../../contract/vocabulary';
import type { Warning } from '../../../../providers/core/run-chain';
import { toFormat } from '../../../../providers/image/to-format';
import { optionsField } from '../../../shared/fields/options-field';
import { optionsOf } from '../../../shared/fields/options-of';
import { timeoutField } from '../../../shared/fields/wait-fields';
import { aspectRatios } from '../../../../contract/vocabulary';
import { fingerprint } from '../../../shared/fingerprint';
import type { ItemContext } from '../../../shared/item-context';
import { jobContextOf } from '../../../shared/job-context-of';
import type { ItemOperation } from '../../../shared/operation';
import { invalidField } from '../../../shared/refusals';
import { findByChain, stockCosts, type StockFind } from '../../../shared/stock/find-by-chain';
import { readStock } from '../../../shared/stock/read-stock';
import { lastProductionsField, localeField, stockFields } from '../../../shared/stock/stock-fields';
import { leaveOut } from '../../../../providers/core/leave-out';

const shapesField = {
	displayName: 'Aspect Ratios',
	name: 'aspectRatios',
	type: 'multiOptions' as const,
	options: optionsOf(aspectRatios),
	default: ['9:16', '16:9', '1:1'],
	required: true,
	description: 'Formats to cut each photo to; the first says which shape is looked for',
};

export const search: ItemOperation = {
	value: 'search',
	name: 'Search',
	action: 'Search stock photo',
	description: 'Find a free photo for each scene and bring it in with its licence',
	properties: [...stockFields([], shapesField), optionsField([localeField, lastProductionsField, timeoutField])],
	async execute(item) {
		const ratios = item.node.getNodeParameter('aspectRatios', item.itemIndex) as AspectRatio[];
		const [aspectRatio] = ratios;
		if (!aspectRatio) throw invalidField('aspectRatios', 'No format is chosen', 'Choose at least one aspect ratio');
		const find = await findByChain(item, { kind: 'photo', aspectRatio, ...readStock(item, () => 'photo-1') });
		const { images, warnings } = await cut(item, find, ratios);
		const { attempts } = find;
		const [first] = find.found;
		const told = { provider: first?.provider ?? '', attempts, warnings: [...find.warnings, ...warnings] };
		return item.withSection('visuals', { ...told, images }, stockCosts(find));
	},
};

async function cut(item: ItemContext, { found }: StockFind, ratios: readonly AspectRatio[]) {
	const context = { ...jobContextOf(item), fingerprint };
	const warnings: Warning[] = [];
	const images = [];
	for (const photo of found) {
		const { sceneId, assetId: originalAssetId, width, height, ...source } = leaveOut(photo, 'durationMs');
		for (const aspectRatio of ratios) {
			const size = frameSizes[aspectRatio];
			const made = await toFormat({ assetId: originalAssetId, width, height }, size, context);
			images.push({ sceneId, aspectRatio, assetId: made.assetId, ...size, originalAssetId, ...source });
			warnings.push(...made.warnings);
		}
	}
	return { images, warnings };
}
