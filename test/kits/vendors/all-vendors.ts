import { globSync } from 'node:fs';
import path from 'node:path';
import type { VendorCard } from '../../../providers/core/vendor-card';

export type ListedVendor = VendorCard & { capability: string };

const root = path.resolve(__dirname, '..', '..', '..');
const isCard = (value: unknown): value is VendorCard =>
	typeof value === 'object' && value !== null && 'id' in value && 'credential' in value;

/** Every vendor with a key that stands in a registry, once for each capability. */
export function allVendors(): ListedVendor[] {
	return globSync('providers/*/registry.ts', { cwd: root })
		.sort()
		.flatMap((file) => {
			const capability = path.basename(path.dirname(file));
			const lists = Object.values(require(path.join(root, file)) as Record<string, unknown>).filter(Array.isArray);
			const cards = lists.flat().filter(isCard);
			const keyed = cards.filter(({ credential }) => credential !== 'showrunnerApi');
			return keyed
				.filter(({ id }, at) => keyed.findIndex((other) => other.id === id) === at)
				.map((card) => ({ ...card, capability }));
		});
}
