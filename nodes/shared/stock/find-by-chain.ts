import type { AspectRatio } from '../../../contract/vocabulary';
import { ProviderError } from '../../../providers/core/provider-error';
import { runChain, type Attempt, type Warning } from '../../../providers/core/run-chain';
import { pickVendors } from '../../../providers/core/vendor-card';
import { findMedia, NothingFound } from '../../../providers/stock/find-media';
import type { StockKind, StockVendor, TakenMedia } from '../../../providers/stock/port';
import { stockVendors } from '../../../providers/stock/registry';
import type { ItemContext } from '../item-context';
import { costLine } from '../sections/costs';
import { vendorContextOf } from '../vendor-context-of';
import type { StockScene } from './read-stock';
import { sceneKey, usedSources } from './used-sources';

export type StockOrder = {
	kind: StockKind;
	scenes: readonly StockScene[];
	locale: string;
	aspectRatio: AspectRatio;
	lastProductions: number;
};

export type StockFind = {
	found: (TakenMedia & { sceneId: string; provider: string })[];
	attempts: Attempt[];
	warnings: Warning[];
};

/**
 * A picture or clip for each scene, by the first library that has one, none twice. Scenes go one after the other, for each
 * has to know what those before it took. A scene without a hit is told by a warning; where no scene has one, it stops.
 */
export async function findByChain(item: ItemContext, order: StockOrder): Promise<StockFind> {
	const { node, itemIndex } = item;
	const chain = pickVendors(stockVendors, node.getNodeParameter('providers', itemIndex) as string[]);
	const productionId = (node.getNodeParameter('productionId', itemIndex, '') as string | undefined) || undefined;
	const uses = await usedSources(item, productionId, order.lastProductions);
	const find: StockFind = { found: [], attempts: [], warnings: [] };
	const tired = new Set<string>();
	let refusal: ProviderError | undefined;
	for (const scene of order.scenes) {
		const asked = chain.filter(({ id }) => !tired.has(id));
		if (asked.length === 0 && chain.length > 0) break;
		const preferred = uses.byScene.get(sceneKey(order.kind, scene.sceneId));
		const wish = { ...order, ...scene, used: uses.used, ...(preferred !== undefined && { preferred }) };
		const result = await runChain(asked, async (vendor) => await ask(vendor, wish, item, tired)).catch(
			(error: unknown) => {
				if (!(error instanceof ProviderError) || chain.length === 0 || error.kind === 'input-invalid') throw error;
				refusal = error;
				find.warnings.push(unfound(scene, error));
			},
		);
		if (!result) continue;
		uses.used.add(result.value.sourceId);
		find.found.push({ sceneId: scene.sceneId, provider: result.provider, ...result.value });
		find.attempts.push(...result.attempts);
		find.warnings.push(...result.warnings);
	}
	if (find.found.length === 0 && refusal) throw refusal;
	return find;
}

type Wish = Parameters<typeof findMedia>[1];

/** A library that cannot be asked now is not asked again for the next scene; one that has nothing is. */
async function ask(vendor: StockVendor, wish: Wish, item: ItemContext, tired: Set<string>) {
	return await findMedia(vendor, wish, vendorContextOf(item, vendor)).catch((error: unknown) => {
		if (error instanceof ProviderError && !(error instanceof NothingFound)) tired.add(vendor.id);
		throw error;
	});
}

const unfound = ({ sceneId }: StockScene, error: ProviderError): Warning => ({
	code: 'scene-failed',
	message: `Scene '${sceneId}' has no stock: ${error.message}`,
});

/** What was paid, which is nothing: the books and the item say so. */
export function stockCosts({ found }: StockFind) {
	const providers = [...new Set(found.map(({ provider }) => provider))];
	const free = { priceMicros: 0, costMicros: 0, currency: 'USD', reused: false };
	return providers.map((provider) =>
		costLine(
			'visuals',
			{ provider },
			found.filter((one) => one.provider === provider).map(() => free),
		),
	);
}
