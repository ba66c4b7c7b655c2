import { pickVendors } from '../../../../providers/core/vendor-card';
import type { ClipProvider } from '../../../../providers/clip/port';
import { clipProviders } from '../../../../providers/clip/registry';
import type { ItemContext } from '../../../shared/item-context';
import { invalidField } from '../../../shared/refusals';

/** The first of the chosen providers: a batch is sent as a whole, before anyone can say no to a part of it. */
export function clipVendor({ node, itemIndex }: ItemContext): ClipProvider {
	const [vendor] = pickVendors(clipProviders, node.getNodeParameter('providers', itemIndex, []) as string[]);
	if (vendor) return vendor;
	throw invalidField('providers', 'No provider is chosen', 'Choose at least one entry');
}
