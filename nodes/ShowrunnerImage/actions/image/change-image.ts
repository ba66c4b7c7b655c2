import { runChain, type Warning } from '../../../../providers/core/run-chain';
import type { VendorContext } from '../../../../providers/core/vendor-context';
import { modelFor } from '../../../../providers/image/model-ids';
import type { ChangedPicture, ImageProvider } from '../../../../providers/image/port';
import { imageProviders } from '../../../../providers/image/registry';
import type { ItemContext } from '../../../shared/item-context';
import type { OutputItem } from '../../../shared/operation';
import { readModel } from '../../../shared/read-model';
import { costLine } from '../../../shared/sections/costs';
import { vendorContextOf } from '../../../shared/vendor-context-of';

type Answer = Promise<{ value: ChangedPicture; warnings: Warning[] }>;

/** Has the first vendor that can make one picture of another: section `picture`, and what it cost. */
export async function changeImage<V extends ImageProvider>(
	item: ItemContext,
	chain: readonly V[],
	sourceAssetId: string,
	change: (vendor: V, model: string, context: VendorContext) => Answer,
): Promise<OutputItem> {
	const chosen = readModel(item);
	const { value, ...told } = await runChain(chain, async (vendor) => {
		const { model, warnings } = modelFor(vendor, { chain, all: imageProviders, chosen });
		const answer = await change(vendor, model, vendorContextOf(item, vendor));
		return { value: answer.value, warnings: [...warnings, ...answer.warnings] };
	});
	const { bought, ...picture } = value;
	const maker = { provider: told.provider, ...(picture.model && { model: picture.model }) };
	const costs = bought.length > 0 ? [costLine('picture', maker, bought)] : [];
	return item.withSection('picture', { ...told, ...picture, sourceAssetId }, costs);
}
