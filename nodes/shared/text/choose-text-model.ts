import type { Warning } from '../../../providers/core/run-chain';
import type { TextVendor } from '../../../providers/text/port';
import { textVendors } from '../../../providers/text/registry';
import { automaticModel } from '../fields/model-field';

export type ModelChoice = { model?: string; warnings: Warning[] };

/**
 * The chosen model, as far as it is this vendor's: a prefix names whose it is, and one without a prefix belongs to the
 * vendor that knows it, else to the first of the chain. Another vendor takes its own first, and says so.
 */
export function chooseTextModel(chosen: string, vendor: TextVendor, chain: readonly TextVendor[]): ModelChoice {
	if (chosen === automaticModel) return { warnings: [] };
	const { owner, model } = ownerOf(chosen, chain);
	if (owner?.id === vendor.id) return { model, warnings: [] };
	const message = `'${model}' is a model of ${owner?.label ?? 'another provider'}; ${vendor.label} wrote with one of its own`;
	return { warnings: [{ code: 'model-substituted', message, field: 'model' }] };
}

function ownerOf(chosen: string, chain: readonly TextVendor[]): { owner: TextVendor | undefined; model: string } {
	const [prefix = '', ...rest] = chosen.split(':');
	const named = rest.length > 0 ? textVendors.find(({ id }) => id === prefix) : undefined;
	if (named) return { owner: named, model: rest.join(':') };
	const knowing = chain.find(({ models }) => models.some(({ id }) => id === chosen));
	return { owner: knowing ?? chain[0], model: chosen };
}
