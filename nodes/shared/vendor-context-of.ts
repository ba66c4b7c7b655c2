import { randomUUID } from 'node:crypto';
import type { VendorCard } from '../../providers/core/vendor-card';
import type { VendorContext } from '../../providers/core/vendor-context';
import { assetShelfOf } from './asset-shelf-of';
import { fingerprint } from './fingerprint';
import type { ItemContext } from './item-context';
import { jobContextOf } from './job-context-of';
import { vendorHttpOf } from './transport/vendor-http-of';

/** What one vendor may use for this item. */
export function vendorContextOf(item: ItemContext, vendor: VendorCard): VendorContext {
	const { node, itemIndex } = item;
	const { reuse } = node.getNodeParameter('options', itemIndex, {}) as { reuse?: boolean };
	const book = onceAsked(async () => await item.client().call('getPrices', {}));
	const credentialName = node.getNode().credentials?.[vendor.credential]?.name;
	return {
		...jobContextOf(item),
		http: vendorHttpOf(node, vendor),
		shelf: assetShelfOf(item),
		...(reuse !== undefined && { reuse }),
		...(credentialName && { credentialName }),
		// Of all vendors, so that what others would take is known where one is too dear; the books hold no more than one page.
		prices: async () => (await book()).items,
		exchangeRates: async () => (await book()).exchangeRates ?? [],
		fingerprint,
		newId: randomUUID,
	};
}

/** Asks once, and only when somebody wants to know. */
function onceAsked<T>(ask: () => Promise<T>): () => Promise<T> {
	let asked: Promise<T> | undefined;
	return async () => await (asked ??= ask());
}
