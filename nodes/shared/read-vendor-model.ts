import type { ModelCard } from '../../providers/core/model-card';
import { automaticModel } from './fields/model-field';
import type { ItemContext } from './item-context';
import { readModel } from './read-model';

type Modelled = { id: string; models: readonly ModelCard[] };

/**
 * The model among the options, as providers take it: `<vendor>:<model>` where a vendor of the chain knows it, else as it
 * was written. Undefined where the choice is left to them.
 */
export function readVendorModel(item: ItemContext, chain: readonly Modelled[]): string | undefined {
	const chosen = readModel(item, 'options.model');
	if (chosen === automaticModel) return undefined;
	const owner = chain.find(({ models }) => models.some(({ id }) => id === chosen));
	return owner ? `${owner.id}:${chosen}` : chosen;
}
