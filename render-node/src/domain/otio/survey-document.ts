import { isNode, ownMetadata, schemaOf, textIn, type OtioNode } from './otio-node.js';
import { parseCarried } from './carried-members.js';
import { untrackedAssets } from './carried-media.js';
import { drawnVisual } from './drawn-visual.js';
import { malformed, notATimeline, schemaTooNew, tooDeep, tooMuchMedia } from './refuse-document.js';

/** Newest version of each schema that is read here. */
const knownVersions: Record<string, number> = {
	...{ Timeline: 1, SerializableCollection: 1, Stack: 1, Track: 1, Sequence: 1, Clip: 2, Gap: 1, Filler: 1 },
	...{ Transition: 1, Marker: 2, ExternalReference: 1, GeneratorReference: 1, MissingReference: 1 },
	...{ RationalTime: 1, TimeRange: 1 },
};

/** Deeper than any program writes; a walk by recursion stays safe. */
const mostLevels = 200;
/** Looked up one by one. */
export const mostAssets = 1_000;

const assetId = /^[0-9a-f]{64}$/;
const linkedAsset = /\/v1\/assets\/([0-9a-f]{64})(?![0-9a-z])/i;

export const assetIdInUrl = (url: string): string | undefined => linkedAsset.exec(url)?.[1]?.toLowerCase();

/** The asset that metadata of this product names; undefined where it names none. */
export function ownAssetId(node: unknown): string | undefined {
	const id = ownMetadata(node).assetId;
	return typeof id === 'string' && assetId.test(id) ? id : undefined;
}

export type Survey = {
	timeline: OtioNode;
	/** Every asset that the document names, in its metadata or by a link. */
	assetIds: string[];
};

/** Refuses what is no timeline of versions that are known, and finds the assets that it names. */
export function surveyDocument(document: unknown): Survey {
	const timeline = timelineIn(document);
	const found = new Set(untrackedAssets(parseCarried(timeline)).keys());
	const tooNew = new Set<string>();
	const open: [value: unknown, level: number][] = [[document, 0]];
	for (let next = open.pop(); next; next = open.pop()) {
		const [value, level] = next;
		if (typeof value !== 'object' || value === null) continue;
		if (level > mostLevels) throw tooDeep(mostLevels);
		for (const inner of Object.values(value)) open.push([inner, level + 1]);
		if (!isNode(value)) continue;
		if (isTooNew(value.OTIO_SCHEMA)) tooNew.add(value.OTIO_SCHEMA);
		for (const id of namedBy(value)) found.add(id);
	}
	if (tooNew.size > 0) throw schemaTooNew([...tooNew].sort().slice(0, 5));
	if (found.size > mostAssets) throw tooMuchMedia(mostAssets);
	return { timeline, assetIds: [...found] };
}

function namedBy(node: OtioNode): string[] {
	const drawn = schemaOf(node) === 'GeneratorReference' ? drawnVisual(node) : undefined;
	if (drawn) return [...untrackedAssets({ scenes: [{ visual: drawn }] }).keys()];
	return [assetIdInUrl(textIn(node, 'target_url')), ownAssetId(node)].filter((id) => id !== undefined);
}

/** The document itself, or the one timeline in a collection. */
function timelineIn(document: unknown): OtioNode {
	if (!isNode(document) || schemaOf(document) === '') throw malformed('OTIO_SCHEMA', 'it names no schema');
	if (schemaOf(document) === 'Timeline') return document;
	const inner = schemaOf(document) === 'SerializableCollection' ? document.children : undefined;
	const timelines = Array.isArray(inner) ? inner.filter((each) => schemaOf(each) === 'Timeline') : [];
	const [only] = timelines.filter(isNode);
	if (only && timelines.length === 1) return only;
	throw notATimeline(
		inner === undefined ? String(document.OTIO_SCHEMA).slice(0, 80) : `a collection of ${timelines.length} timelines`,
	);
}

function isTooNew(schema: unknown): schema is string {
	if (typeof schema !== 'string') return false;
	const [name = '', version = ''] = schema.split('.');
	return Object.hasOwn(knownVersions, name) && !(Number(version) >= 1 && Number(version) <= (knownVersions[name] ?? 0));
}
