import type { PriceTable } from './price';

/** What a registry says of each vendor to forms and docs. */
export type VendorCard = {
	/** Stored in workflows: never renamed. */
	id: string;
	label: string;
	/** What it is good for, in one line. */
	note: string;
	/** Name of the credential type that carries its login. */
	credential: string;
	/** Field of the credential with the address of its API. Default: `baseUrl`. */
	addressField?: string;
	/** Fields of the credential that stand in its paths as `{name}`, such as a project; never a secret. */
	pathFields?: readonly string[];
	/** What it can do, in the words of the node's operations; the table of vendors in the docs lists it. */
	operations: readonly string[];
	/** What it asks for; left out where nothing costs money. */
	prices?: PriceTable;
	/**
	 * What our requests are checked against: the vendor's own SDK, a protocol fake built from its published spec or
	 * pages, or the engine itself.
	 */
	proof: 'sdk' | 'spec' | 'engine';
};

/** The vendors that `ids` names, in that order. An unknown id comes from a newer or a hand-written workflow. */
export function pickVendors<V extends VendorCard>(vendors: readonly V[], ids: readonly string[]): V[] {
	return ids.flatMap((id) => vendors.filter((vendor) => vendor.id === id));
}
