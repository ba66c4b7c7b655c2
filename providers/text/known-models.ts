import { buy } from '../core/buy';
import type { ModelCard } from '../core/model-card';
import { ProviderError } from '../core/provider-error';
import type { VendorContext } from '../core/vendor-context';
import type { TextVendor } from './port';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * What is known of the wanted model: our own list, and for one that is not in it the vendor's, where that says when models
 * end. It is kept in the books for a day, and a vendor that does not tell is no hindrance.
 */
export async function knownModels(
	vendor: TextVendor,
	wanted: string | undefined,
	context: VendorContext,
): Promise<readonly ModelCard[]> {
	const { models, tellsEnds = false } = vendor;
	if (!tellsEnds || !wanted || models.some(({ id }) => id === wanted)) return models;
	const listed = await endingModels(vendor, context).catch((error: unknown) => {
		if (error instanceof ProviderError) return [];
		throw error;
	});
	return [...models, ...listed];
}

async function endingModels(vendor: TextVendor, context: VendorContext): Promise<ModelCard[]> {
	const { http, clock, credentialName = '' } = context;
	const offer = {
		...({ vendor, service: 'text', operation: 'models.list', model: 'models', shapedBy: { credentialName } } as const),
		...{ price: { micros: 0, currency: 'USD' }, keepForMs: dayMs },
	};
	const make = async () => {
		const ending = (await vendor.listModels(http, clock.now())).filter(({ shutDownOn }) => shutDownOn !== undefined);
		return { result: { ending }, assetIds: [], costMicros: 0 };
	};
	return (await buy<{ ending: ModelCard[] }>(offer, { make }, { ...context, reuse: true })).result.ending;
}
