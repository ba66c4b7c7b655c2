import type { Scene, Timeline } from '@showrunner/contract';
import { frameAt } from '../timeline/frame-at.js';
import { sceneSpans } from '../timeline/scene-spans.js';
import { transitionLengths } from '../timeline/transition-lengths.js';
import { clipManner } from './clip-manner.js';
import type { OtioNode } from './otio-node.js';
import { clipNode, markerNode, ownedBy, rationalTime, timeRange, trackNode } from './write-nodes.js';
import { visualReferences, type ExportContext } from './write-references.js';

/** A scene in whole frames: `cut` to `end` on the track; the picture is seen `lead` frames before and `tail` after. */
export type PlacedPicture = { scene: Scene; startMs: number; cut: number; end: number; lead: number; tail: number };

export function placePictures({ scenes }: Timeline, rate: number): PlacedPicture[] {
	const spans = sceneSpans(scenes, transitionLengths(scenes).lengthsMs, rate);
	let startMs = 0;
	return scenes.map((scene, index) => {
		const endMs = startMs + scene.durationMs;
		const [cut, end] = [frameAt(startMs, rate), frameAt(endMs, rate)];
		const { appears, gone } = spans[index] ?? { appears: cut, gone: end };
		const placed = { scene, startMs, cut, end, lead: cut - appears, tail: gone - end };
		startMs = endMs;
		return placed;
	});
}

/** The scenes one after the other; `markersOf` gives each what is tied to it. */
export function pictureTrack(
	pictures: readonly PlacedPicture[],
	markersOf: (picture: PlacedPicture, sourceStart: number) => OtioNode[],
	context: ExportContext,
): OtioNode {
	const children = pictures.flatMap((picture, index) => {
		const sourceStart = sourceStartOf(picture, context.rate);
		const next = pictures[index + 1];
		const transition = next && transitionNode(picture, next, context.rate);
		const clip = sceneClip(picture, sourceStart, transition !== undefined, markersOf(picture, sourceStart), context);
		return transition ? [clip, transition] : [clip];
	});
	return trackNode('Scenes', 'Video', children, { role: 'picture' });
}

/** A clip begins while the scene before still melts away, so at the cut it has run for `lead` frames. */
const sourceStartOf = ({ scene: { visual }, lead }: PlacedPicture, rate: number) =>
	visual.kind === 'clip' ? frameAt(visual.trimStartMs, rate) + lead : 0;

function sceneClip(
	{ scene, cut, end }: PlacedPicture,
	sourceStart: number,
	hasTransition: boolean,
	tied: OtioNode[],
	context: ExportContext,
): OtioNode {
	const { rate } = context;
	const { id, durationMs, visual, motion, transition } = scene;
	const range = timeRange(sourceStart, end - cut, rate);
	const own = {
		sceneId: id,
		...(scene.title !== undefined && { title: scene.title }),
		kind: visual.kind,
		length: { ms: durationMs, frames: end - cut, rate },
		...('fit' in visual && { fit: visual.fit }),
		...(visual.kind === 'clip' && {
			trim: { ms: visual.trimStartMs, frames: frameAt(visual.trimStartMs, rate), rate },
			...clipManner(visual),
		}),
		...(motion && { motion }),
		...(scene.filters && { filters: scene.filters }),
		...(!hasTransition && { transition }),
	};
	const named = { name: id, colour: 'GREEN', comment: '', range: timeRange(sourceStart, 1, rate) };
	const markers = [markerNode({ ...named, own: { kind: 'scene', sceneId: id } }), ...tied];
	return clipNode({ name: id, range, own, markers }, visualReferences(visual, context));
}

/** Half before the cut and half after it; undefined where no frame shows it. */
function transitionNode({ scene, tail }: PlacedPicture, next: PlacedPicture, rate: number): OtioNode | undefined {
	const { kind, durationMs } = scene.transition;
	if (tail + next.lead <= 0) return undefined;
	return {
		OTIO_SCHEMA: 'Transition.1',
		name: kind,
		metadata: ownedBy({ kind, ms: durationMs, inFrames: next.lead, outFrames: tail, rate }),
		transition_type: kind === 'crossfade' ? 'SMPTE_Dissolve' : 'Custom_Transition',
		in_offset: rationalTime(next.lead, rate),
		out_offset: rationalTime(tail, rate),
	};
}
