/** What a registry says of each vendor to forms and docs. */
export type VendorCard = {
	/** Stored in workflows: never renamed. */
	id: string;
	label: string;
	/** What it is good for, in one line. */
	note: string;
	/** Name of the credential type that carries its login. */
	credential: string;
};

/** The vendors that `ids` names, in that order. An unknown id comes from a newer or a hand-written workflow. */
export function pickVendors<V extends VendorCard>(vendors: readonly V[], ids: readonly string[]): V[] {
	return ids.flatMap((id) => vendors.filter((vendor) => vendor.id === id));
}
