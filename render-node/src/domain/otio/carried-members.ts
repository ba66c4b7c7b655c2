import { timelineSchema, type Timeline } from '@showrunner/contract';
import { keepShowing } from './carried-media.js';
import type { ImportContext } from './import-context.js';
import { ownMetadata, type OtioNode } from './otio-node.js';

/** Members of a timeline that OpenTimelineIO has no word for; they travel as they are in the document's metadata. */
const carried = [
	'intro',
	'outro',
	'inserts',
	'speedRamp',
	'levels',
	'overlays',
	'chapters',
	'filters',
	'metadata',
	'limit',
] as const satisfies (keyof Timeline)[];
type Carried = Partial<Pick<Timeline, (typeof carried)[number]>>;

export const carriedMembers = (timeline: Timeline): OtioNode =>
	Object.fromEntries(carried.filter((key) => timeline[key] !== undefined).map((key) => [key, timeline[key]]));

/** Those of the members that are as they must be, whatever they name. */
export function parseCarried(document: OtioNode, warn?: ImportContext['warn']): Carried {
	const own = ownMetadata(document);
	const read: OtioNode = {};
	for (const key of carried) {
		const parsed = timelineSchema.shape[key].safeParse(own[key]);
		if (parsed.data !== undefined) read[key] = parsed.data;
		if (!parsed.success) warn?.('metadata-ignored', `The metadata '${key}' is not as it must be`, 'metadata');
	}
	return read;
}

export const readCarried = (document: OtioNode, context: ImportContext): Carried =>
	keepShowing(parseCarried(document, context.warn), context);
