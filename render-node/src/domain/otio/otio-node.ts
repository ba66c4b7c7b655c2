/** An object of an OpenTimelineIO document, which names its kind and version in `OTIO_SCHEMA`. */
export type OtioNode = Record<string, unknown>;

/** Where this product keeps what OpenTimelineIO has no word for: `metadata.showrunner` of each object. */
export const ownKey = 'showrunner';

export const isNode = (value: unknown): value is OtioNode =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Kind without its version, such as `Clip`; empty where the object does not say. */
export function schemaOf(node: unknown): string {
	const named = isNode(node) ? node.OTIO_SCHEMA : undefined;
	return typeof named === 'string' ? (named.split('.')[0] ?? '') : '';
}

/** The objects in a list of a node; none where there is no list. */
export function nodesIn(node: OtioNode, member: string): OtioNode[] {
	const list = node[member];
	return Array.isArray(list) ? list.filter(isNode) : [];
}

export const textIn = (node: OtioNode, member: string): string => {
	const text = node[member];
	return typeof text === 'string' ? text : '';
};

/** What this product once wrote into the object; empty where another program made it. */
export function ownMetadata(node: unknown): OtioNode {
	const metadata = isNode(node) && isNode(node.metadata) ? node.metadata[ownKey] : undefined;
	return isNode(metadata) ? metadata : {};
}

export const isEnabled = (node: OtioNode): boolean => node.enabled !== false;
