import { knownModels } from '../core/known-models';
import { chooseModel, type ModelCard } from '../core/model-card';
import type { VendorContext } from '../core/vendor-context';
import { ownWish } from './model-ids';
import type { PictureVendor } from './port';

/** The model that is asked for, or the vendor's first. Throws `ProviderError` where it was shut down. */
export async function choosePainter(
	vendor: PictureVendor,
	{ models, wanted }: { models: readonly ModelCard[]; wanted: string },
	context: VendorContext,
) {
	const named = ownWish(wanted);
	const known = await knownModels(vendor, { models, wanted: named, service: 'image' }, context);
	return chooseModel(known, named, context.clock.now());
}
