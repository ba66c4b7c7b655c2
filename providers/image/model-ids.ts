import type { Warning } from '../core/run-chain';
import type { ImageProvider } from './port';

export const automaticModel = 'auto';

/** How a vendor's model is chosen in the form, where those of several vendors stand in one list. */
export const modelIdOf = (vendor: string, model: string) => `${vendor}:${model}`;

type Known = Pick<ImageProvider, 'id' | 'label' | 'models'>;

/**
 * What each vendor of a chain is asked for when one model was chosen: its owner for it, the others for their own choice,
 * which a warning tells. An id without a vendor is the render-node's, where that is in the chain, else the first one's.
 * @param all every vendor there is, so that a prefix is told from an id that holds a colon
 */
export function modelFor(
	vendor: Known,
	{ chain, all, chosen }: { chain: readonly Known[]; all: readonly Known[]; chosen: string },
): { model: string; warnings: Warning[] } {
	if (chosen === automaticModel || chosen === '') return { model: automaticModel, warnings: [] };
	const named = all.find(({ id }) => chosen.startsWith(modelIdOf(id, '')));
	const owner =
		named ?? chain.find((each) => lists(each, chosen)) ?? chain.find(({ id }) => id === 'renderNode') ?? chain[0];
	if (owner?.id === vendor.id) return { model: named ? chosen.slice(named.id.length + 1) : chosen, warnings: [] };
	const message = `'${chosen}' is no model of ${vendor.label}; its own choice took its place`;
	return { model: automaticModel, warnings: [{ code: 'model-substituted', message, field: 'model' }] };
}

const lists = ({ models }: Known, chosen: string) =>
	(['paint', 'edit', 'upscale'] as const).some((task) => models(task).some(({ id }) => id === chosen));

/** What `chooseModel` of the core takes. */
export const ownWish = (model: string) => (model === automaticModel || model === '' ? undefined : model);
