import { automaticModel } from './fields/model-field';
import { isRecord } from './is-record';
import type { ItemContext } from './item-context';

/** Id of the chosen model; who is asked says so where it knows none of that name. `options.model` reads one that is among the options. */
export function readModel({ node, itemIndex }: ItemContext, field = 'model'): string {
	const raw: unknown = node.getNodeParameter(field, itemIndex, automaticModel);
	const value = isRecord(raw) ? raw.value : raw;
	const id = typeof value === 'string' ? value.trim() : '';
	return id === '' ? automaticModel : id;
}
