import type { INodeProperties } from 'n8n-workflow';
import type { ModelCard } from '../../../providers/core/model-card';
import type { VendorCard } from '../../../providers/core/vendor-card';

type Modelled = Pick<VendorCard, 'id' | 'label'> & { models: readonly ModelCard[] };

/** Each vendor's models, told apart by its id (`<vendor>:<model>`): another provider of the chain takes its own usual one. */
export function vendorModelField(vendors: readonly Modelled[]): INodeProperties {
	const models = vendors.flatMap(({ id: vendor, label, models: own }) =>
		own.map((model) => {
			const until = model.shutDownOn === undefined ? '' : `, until ${model.shutDownOn}`;
			return { name: `${model.label} (${label}${until})`, value: `${vendor}:${model.id}` };
		}),
	);
	return {
		displayName: 'Model',
		name: 'model',
		type: 'options',
		options: [{ name: 'Automatic', value: '', description: 'The usual one of the provider that answers' }, ...models],
		default: '',
	};
}
