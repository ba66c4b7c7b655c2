import { clipSchema, type ExchangeWarning, type Timeline, type Visual } from '@showrunner/contract';
import type { ImportContext } from './import-context.js';
import { ownMetadata, type OtioNode } from './otio-node.js';
import { named, type TrackItem } from './read-track.js';

type Clip = Extract<Visual, { kind: 'clip' }>;

/** How a clip plays, beside where it begins. Members that are absent have no entry in the document. */
const members = ['speed', 'sound'] as const satisfies (keyof Clip)[];
type Manner = Partial<Pick<Clip, (typeof members)[number]>>;

export const clipManner = (clip: Clip): OtioNode =>
	Object.fromEntries(members.filter((key) => clip[key] !== undefined).map((key) => [key, clip[key]]));

export function readClipManner({ node, place }: TrackItem, { warn }: ImportContext): Manner {
	const own = ownMetadata(node);
	const read: OtioNode = {};
	for (const key of members) {
		const parsed = clipSchema.shape[key].safeParse(own[key]);
		if (parsed.data !== undefined) read[key] = parsed.data;
		if (!parsed.success)
			warn('metadata-ignored', `The metadata '${key}' of ${named(node)} is not as it must be`, place);
	}
	return read;
}

/** An editing program shows every clip at the speed at which it was taken. */
export const speedWarnings = ({ scenes }: Timeline): ExchangeWarning[] =>
	scenes.flatMap(({ id, visual }, index): ExchangeWarning[] => {
		if (visual.kind !== 'clip' || visual.speed === undefined || visual.speed === 1) return [];
		const message = `The clip of scene '${id}' plays at a speed of its own here, and as it was taken in an editing program`;
		return [{ code: 'speed-ignored', message, field: `timeline.scenes[${index}].visual.speed` }];
	});
