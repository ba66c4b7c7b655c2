import type { SpendService } from '../../contract/vocabulary';
import { buy } from './buy';
import type { ModelCard } from './model-card';
import { ProviderError } from './provider-error';
import { Unasked } from './unasked';
import type { VendorContext } from './vendor-context';
import type { VendorHttp } from './vendor-http';

const dayMs = 24 * 60 * 60 * 1000;

/** A vendor's own list of models, where that says when they end. */
export type ListEnds = (http: VendorHttp, nowMs: number) => Promise<ModelCard[]>;

export type ModelsWish = {
	/** Those that we know of. */
	models: readonly ModelCard[];
	wanted: string | undefined;
	service: SpendService;
};

/**
 * What is known of the wanted model: our own list, and for one that is not in it the vendor's, where that says when models
 * end. It is kept in the books for a day, and a vendor that does not tell is no hindrance.
 */
export async function knownModels(
	{ id, listEnds }: { id: string; listEnds?: ListEnds },
	{ models, wanted, service }: ModelsWish,
	context: VendorContext,
): Promise<readonly ModelCard[]> {
	if (!listEnds || !wanted || models.some((model) => model.id === wanted)) return models;
	const { http, clock, credentialName = '' } = context;
	const offer = {
		...({ vendor: { id }, service, operation: 'models.list', model: 'models', shapedBy: { credentialName } } as const),
		...{ price: { micros: 0, currency: 'USD' }, keepForMs: dayMs },
	};
	const make = async () => {
		// Many keys may not read the list and do all else: what it says is held against nobody.
		const listed = await listEnds(http, clock.now()).catch((error: unknown) => {
			throw new Unasked(error);
		});
		const ending = listed.filter(({ shutDownOn }) => shutDownOn !== undefined);
		return { result: { ending }, assetIds: [], costMicros: 0 };
	};
	const asked = buy<{ ending: ModelCard[] }>(offer, { make }, { ...context, reuse: true });
	const ending = await asked.then(
		({ result }) => result.ending,
		(error: unknown) => {
			if (error instanceof ProviderError) return [];
			throw error;
		},
	);
	return [...models, ...ending];
}
