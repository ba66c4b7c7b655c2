import type { IExecuteFunctions } from 'n8n-workflow';
import { pickVendors, type VendorCard } from '../../../../providers/core/vendor-card';
import { invalidField } from '../../../shared/refusals';

/** Those of `vendors` that the form names, in its order; throws where it names none. */
export function chosenProviders<V extends VendorCard>(
	node: Pick<IExecuteFunctions, 'getNodeParameter'>,
	itemIndex: number,
	vendors: readonly V[],
): V[] {
	const chain = pickVendors(vendors, node.getNodeParameter('providers', itemIndex, []) as string[]);
	if (chain.length > 0) return chain;
	throw invalidField('providers', 'No provider is chosen', 'Choose at least one entry');
}
