import { automaticModel } from './fields/model-field';
import { isRecord } from './is-record';
import type { ItemContext } from './item-context';

/** Id of the chosen model; the service says so where it knows none of that name. */
export function readModel({ node, itemIndex }: ItemContext): string {
	const raw: unknown = node.getNodeParameter('model', itemIndex, automaticModel);
	const value = isRecord(raw) ? raw.value : raw;
	const id = typeof value === 'string' ? value.trim() : '';
	return id === '' ? automaticModel : id;
}
