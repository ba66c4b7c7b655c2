import type { INodeProperties } from 'n8n-workflow';
import type { VendorCard } from '../../../providers/core/vendor-card';

const free = 'renderNode';

/**
 * The chain: providers in the order in which they are asked. A new node asks the render-node alone where that can do the
 * work, for it needs no key; else the first of the list.
 */
export function providersField(vendors: readonly VendorCard[]): INodeProperties {
	return {
		displayName: 'Providers',
		name: 'providers',
		type: 'multiOptions',
		options: vendors.map(({ id, label, note }) => ({ name: label, value: id, description: note })),
		default: [...firstAsked(vendors)],
		required: true,
		description:
			'Who does the work, in the order of choosing. The next one is asked when the one before it cannot be reached or is used up.',
	};
}

const firstAsked = (vendors: readonly VendorCard[]): string[] => {
	const ids = vendors.map(({ id }) => id);
	return ids.includes(free) ? [free] : ids.slice(0, 1);
};
