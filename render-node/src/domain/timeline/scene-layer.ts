import type { AspectRatio, Scene, SpeedRamp, Visual } from '@showrunner/contract';
import { cameraFraming, containSize, coverSize, type CameraFraming } from './camera-framing.js';
import { frameAt } from './frame-at.js';
import { mediaOf, sizeOf, type MediaFacts } from './media-facts.js';
import { paceOf } from './pace.js';
import { pickStill } from './pick-still.js';
import type { CameraPath, ClipLayer, Fit, Framing, Layer, Size } from './render-plan.js';
import type { SceneSpan } from './scene-spans.js';

type FitKind = Fit['fit'];

export type Stage = { aspectRatio: AspectRatio; frame: Size; fps: number; media: MediaFacts; speedRamp?: SpeedRamp };

/** What a scene shows from `firstFrame` of the video on. */
export function sceneLayer(scene: Scene, span: SceneSpan, firstFrame: number, stage: Stage): Layer {
	const { visual } = scene;
	if (visual.kind === 'colour') {
		const framing = cameraFraming(stage.frame, stage.frame, undefined).framing;
		return { kind: 'picture', source: visual, framing, camera: null };
	}
	const shown = firstFrame - span.appears;
	const pathFrames = span.gone - span.appears;
	if (visual.kind === 'clip') return clipLayer(visual, scene, shown, pathFrames, stage);

	const assetId = pickStill(visual, stage.aspectRatio);
	const picture = sizeOf(mediaOf(stage.media, assetId));
	const camera = cameraFraming(filledSize(visual.fit, picture, stage.frame), stage.frame, scene.motion);
	const { framing } = camera;
	const source = { kind: 'still' as const, assetId, fit: fitInto(framing, visual.fit, picture) };
	return { kind: 'picture', source, framing, camera: cameraPath(camera, scene, shown, pathFrames) };
}

const filledSize = (fit: FitKind, picture: Size, frame: Size) => (fit === 'cover' ? coverSize(picture, frame) : frame);

const fitInto = ({ canvas }: Framing, fit: FitKind, picture: Size): Fit =>
	fit === 'cover' ? { fit } : { fit, fitted: containSize(picture, canvas) };

function clipLayer(
	{ assetId, fit, trimStartMs, speed }: Extract<Visual, { kind: 'clip' }>,
	scene: Scene,
	shown: number,
	pathFrames: number,
	{ frame, fps, media, speedRamp }: Stage,
): ClipLayer {
	const facts = mediaOf(media, assetId);
	const picture = sizeOf(facts);
	const filled = filledSize(fit, picture, frame);
	const ownDetail = Math.max(1, picture.width / filled.width);
	const camera = cameraFraming(filled, frame, scene.motion, ownDetail);
	const loopFrames = Math.max(1, frameAt((facts.durationMs ?? 0) - trimStartMs, fps));
	const pace = paceOf(speed, speedRamp, pathFrames);
	return {
		kind: 'clip',
		assetId,
		fit: fitInto(camera.framing, fit, picture),
		framing: camera.framing,
		camera: cameraPath(camera, scene, shown, pathFrames),
		trimStartMs,
		loopFrames,
		firstFrame: pace ? shown : shown % loopFrames,
		...(pace && { pace }),
	};
}

function cameraPath(
	{ moves, from, to }: CameraFraming,
	{ motion }: Scene,
	firstFrame: number,
	pathFrames: number,
): CameraPath | null {
	return moves && motion ? { from, to, easing: motion.easing, firstFrame, pathFrames } : null;
}
