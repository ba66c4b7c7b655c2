import type { INodeProperties } from 'n8n-workflow';
import type { VendorCard } from '../../../providers/core/vendor-card';

/** The chain: providers in the order in which they are asked. */
export function providersField(vendors: readonly VendorCard[]): INodeProperties {
	return {
		displayName: 'Providers',
		name: 'providers',
		type: 'multiOptions',
		options: vendors.map(({ id, label, note }) => ({ name: label, value: id, description: note })),
		default: [...vendors.map(({ id }) => id)],
		required: true,
		description: 'Who does the work. The next one is asked when the one before it cannot be reached or is used up.',
	};
}
