import type { INodeCredentialDescription } from 'n8n-workflow';
import type { VendorCard } from '../../providers/core/vendor-card';
import { serviceCredential } from './transport/service-context';

/**
 * The logins of a node: that of the render-node, always, and that of each vendor where 'Providers' names it. A chosen
 * vendor without a login is red in the editor, not after the first item.
 */
export function vendorCredentials(...registries: (readonly VendorCard[])[]): INodeCredentialDescription[] {
	const cards = registries.flat().filter(({ credential }) => credential !== serviceCredential);
	const names = [...new Set(cards.map(({ credential }) => credential))];
	return [
		{ name: serviceCredential, required: true },
		...names.map((name) => {
			const providers = [...new Set(cards.filter(({ credential }) => credential === name).map(({ id }) => id))];
			return { name, required: true, displayOptions: { show: { providers } } };
		}),
	];
}
