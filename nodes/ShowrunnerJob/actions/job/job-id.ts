import { uuidPattern } from '../../../shared/fields/locator-field';
import type { ItemContext } from '../../../shared/item-context';
import { readLocator } from '../../../shared/read-locator';
import { invalidField } from '../../../shared/refusals';

/** The job that the locator points at; by default the one whose ticket the item carries. */
export function jobId(item: ItemContext): string {
	const id = readLocator(item, 'jobId', uuidPattern);
	if (id !== undefined) return id;
	throw invalidField(
		'jobId',
		'No job is chosen',
		'Choose one from the list, or put a node that gives a ticket before this one',
	);
}
