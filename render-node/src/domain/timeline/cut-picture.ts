import type { Scene, Timeline } from '@showrunner/contract';
import type { Cut } from './cut-points.js';
import { filteredLayer } from './filters/filtered-layer.js';
import { insertScene } from './inserts/insert-scene.js';
import { insetOf } from './inserts/inset-of.js';
import type { PlacedInsert } from './inserts/place-inserts.js';
import type { DrawnTransition, Layer, SegmentPlan } from './render-plan.js';
import type { Stage } from './scene-layer.js';
import type { SceneSpan } from './scene-spans.js';

export type CutGround = {
	timeline: Timeline;
	spans: readonly SceneSpan[];
	inserts: readonly PlacedInsert[];
	stage: Stage;
};

/** What is seen in a cut, below all that lies over the whole picture. */
export function cutPicture(
	cut: Cut,
	ground: CutGround,
): Pick<SegmentPlan, 'layers' | 'transition' | 'fadePart' | 'insets'> {
	const { timeline, inserts, stage } = ground;
	const { from, inset } = cut;
	const over = inset && { insets: [insetOf(placedOf(inserts, inset.index), inset, from, stage)] };
	if ('insert' in cut) {
		const { from: appears, to: gone, index } = cut.insert;
		const scene = insertScene(placedOf(inserts, index));
		const span = { appears, alone: appears, joined: gone, gone };
		return { layers: [layerOf(scene, span, cut, ground)], ...over };
	}
	const layerAt = (index: number): Layer => {
		const [scene, span] = [timeline.scenes[index], ground.spans[index]];
		if (!scene || !span) throw new RangeError(`the timeline has no scene ${index}`);
		return layerOf(scene, span, cut, ground);
	};
	if (!cut.fades) return { layers: [layerAt(cut.scene)], ...over };
	const transition = drawnTransition(timeline.scenes[cut.scene]);
	return {
		layers: [layerAt(cut.scene), layerAt(cut.scene + 1)],
		...(transition && { transition }),
		...(cut.part && { fadePart: cut.part }),
		...over,
	};
}

const layerOf = (scene: Scene, span: SceneSpan, { from, to }: Cut, { timeline, stage }: CutGround): Layer =>
	filteredLayer(timeline.filters, scene, span, { from, frameCount: to - from }, stage);

function placedOf(inserts: readonly PlacedInsert[], index: number): PlacedInsert {
	const placed = inserts[index];
	if (!placed) throw new RangeError(`there is no insert ${index}`);
	return placed;
}

/** Null for the plain crossfade. A cut has no frames of its own, so that it is never asked about. */
function drawnTransition(scene: Scene | undefined): DrawnTransition | null {
	const kind = scene?.transition.kind;
	return kind === undefined || kind === 'cut' || kind === 'crossfade' ? null : kind;
}
