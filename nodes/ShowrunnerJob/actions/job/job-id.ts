import type { ItemContext } from '../../../shared/item-context';
import { invalidField } from '../../../shared/refusals';

/** The job that the locator points at; by default the one whose ticket the item carries. */
export function jobId({ node, itemIndex }: ItemContext): string {
	const id = node.getNodeParameter('jobId', itemIndex, '', { extractValue: true });
	if (typeof id === 'string' && id !== '') return id;
	throw invalidField(
		'jobId',
		'No job is chosen',
		'Choose one from the list, or put a node that gives a ticket before this one',
	);
}
