import type { Warning } from './run-chain';

/** What the forms hold where the choice is left to the provider. */
const automatic: readonly string[] = ['', 'auto'];

/**
 * The wanted model, where it is this vendor's: `<vendor>:<model>` is for that vendor alone, a bare id for whoever is asked.
 * @param vendors ids of all vendors, so that a prefix is told from an id that holds a colon
 */
export function ownModel(
	vendor: { id: string; label: string },
	wanted: string | undefined,
	vendors: readonly string[],
): { model?: string; warnings: Warning[] } {
	if (wanted === undefined || automatic.includes(wanted)) return { warnings: [] };
	const owner = vendors.find((name) => wanted.startsWith(`${name}:`));
	if (owner === undefined) return { model: wanted, warnings: [] };
	if (owner === vendor.id) return { model: wanted.slice(owner.length + 1), warnings: [] };
	const message = `The model '${wanted}' is not one of ${vendor.label}; a model of its own took its place`;
	return { warnings: [{ code: 'model-substituted', message, field: 'model' }] };
}
