import { sceneSchema, transitionKinds, type Scene } from '@showrunner/contract';
import type { ImportContext } from './import-context.js';
import { framesMs, sameMs } from './exact-time.js';
import { ownMetadata, textIn } from './otio-node.js';
import { readOwn } from './read-visual.js';
import type { Dissolve, TrackItem } from './read-track.js';

type Transition = Scene['transition'];

export const cut: Transition = { kind: 'cut', durationMs: 0 };
/** The contract knows no longer transition. */
const longestMs = 5_000;

/**
 * How a scene gives way to the next one.
 * @param roomMs length of the shorter of the two; absent for the last scene, whose transition nobody sees
 */
export function readTransition(item: TrackItem, roomMs: number | undefined, context: ImportContext): Transition {
	if (item.dissolve) return readDissolve(item.dissolve, roomMs ?? 0, context);
	const parse = (value: unknown) => sceneSchema.shape.transition.safeParse(value);
	const own = readOwn(item, 'transition', parse, context);
	// A transition of less than a frame is a cut in the document.
	const isUnseen = roomMs === undefined || own?.kind === 'cut' || (own?.durationMs ?? longestMs) < item.frameMs;
	return own && isUnseen ? own : cut;
}

function readDissolve(dissolve: Dissolve, roomMs: number, { warn }: ImportContext): Transition {
	const { node, place, inMs, outMs } = dissolve;
	const lengthMs = Math.round(inMs + outMs);
	const own = ownMetadata(node);
	const ownKind = transitionKinds.find((each) => each === own.kind && each !== 'cut');
	const type = textIn(node, 'transition_type');
	const kind = (type !== 'SMPTE_Dissolve' && ownKind) || 'crossfade';
	if (type !== 'SMPTE_Dissolve' && !ownKind)
		warn('transition-adjusted', `The transition '${type.slice(0, 60)}' became a crossfade`, place);
	const exact = exactLength(dissolve, roomMs);
	if (exact !== undefined) return { kind, durationMs: exact };
	const most = Math.min(longestMs, roomMs);
	if (lengthMs > most + dissolve.frameMs)
		warn('transition-adjusted', `The transition takes ${most} ms in place of ${lengthMs} ms`, place);
	return { kind, durationMs: Math.min(lengthMs, most) };
}

/** The milliseconds that were once wished for, if they still give the frames of the document beside these scenes. */
function exactLength({ node, inMs, outMs, frameMs }: Dissolve, roomMs: number): number | undefined {
	const { ms, inFrames, outFrames, rate } = ownMetadata(node);
	if (typeof inFrames !== 'number' || typeof outFrames !== 'number' || typeof rate !== 'number') return undefined;
	if (typeof ms !== 'number' || !Number.isSafeInteger(ms) || ms < 0 || ms > longestMs) return undefined;
	const isSame = (frames: number, documentMs: number) => Math.abs(framesMs(frames, rate) - documentMs) < sameMs;
	if (!isSame(inFrames, inMs) || !isSame(outFrames, outMs)) return undefined;
	return Math.abs(Math.min(ms, roomMs) - (inMs + outMs)) <= frameMs + 1 ? ms : undefined;
}
