import type { ItemContext } from '../../../shared/item-context';
import { invalidField } from '../../../shared/refusals';

/** The production that the locator points at; by default the one that the item carries. */
export function productionId({ node, itemIndex }: ItemContext): string {
	const id = node.getNodeParameter('productionId', itemIndex, '', { extractValue: true });
	if (typeof id === 'string' && id !== '') return id;
	throw invalidField(
		'productionId',
		'The item has no production',
		'Put Showrunner Production: Start before this node, or choose a production',
	);
}
