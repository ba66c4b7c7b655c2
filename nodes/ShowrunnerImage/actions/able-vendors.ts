import { pickVendors } from '../../../providers/core/vendor-card';
import type { ImageProvider } from '../../../providers/image/port';
import { imageProviders } from '../../../providers/image/registry';
import type { ItemContext } from '../../shared/item-context';
import { invalidField } from '../../shared/refusals';

type Verb = 'drawScenes' | 'paintScenes' | 'editPicture' | 'upscalePicture' | 'composeThumbnail';

export type Able<V extends Verb> = ImageProvider & Required<Pick<ImageProvider, V>>;

/** Those that can do it, in their order. */
export function ableVendors<V extends Verb>(vendors: readonly ImageProvider[], verb: V): Able<V>[] {
	return vendors.filter((vendor): vendor is Able<V> => vendor[verb] !== undefined);
}

export function chosenVendors({ node, itemIndex }: ItemContext): ImageProvider[] {
	return pickVendors(imageProviders, node.getNodeParameter('providers', itemIndex) as string[]);
}

/** The chosen ones that can do it. `work` as in `Draws pictures without a model`. */
export function chainFor<V extends Verb>(item: ItemContext, verb: V, work: string): Able<V>[] {
	const chosen = chosenVendors(item);
	const able = ableVendors(chosen, verb);
	if (able.length > 0) return able;
	if (chosen.length === 0) throw invalidField('providers', 'No provider is chosen', 'Choose at least one entry');
	const others = ableVendors(imageProviders, verb).map(({ label }) => label);
	const names = chosen.map(({ label }) => label).join(' and ');
	throw invalidField('providers', `${names} cannot ${work}`, `Add one that can: ${others.join(', ')}`);
}
