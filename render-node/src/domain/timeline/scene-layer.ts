import type { AspectRatio, Scene, Visual } from '@showrunner/contract';
import { cameraFraming, containSize, coverSize, type CameraFraming } from './camera-framing.js';
import { frameAt } from './frame-at.js';
import { mediaOf, sizeOf, type MediaFacts } from './media-facts.js';
import { pickStill } from './pick-still.js';
import type { CameraPath, ClipLayer, Layer, PictureSource, Size } from './render-plan.js';
import type { SceneSpan } from './scene-spans.js';

export type Stage = { aspectRatio: AspectRatio; frame: Size; fps: number; media: MediaFacts };

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
	const filled = visual.fit === 'cover' ? coverSize(picture, stage.frame) : stage.frame;
	const camera = cameraFraming(filled, stage.frame, scene.motion);
	const source: PictureSource =
		visual.fit === 'cover'
			? { kind: 'still', assetId, fit: 'cover' }
			: { kind: 'still', assetId, fit: 'contain', fitted: containSize(picture, camera.framing.canvas) };
	return { kind: 'picture', source, framing: camera.framing, camera: cameraPath(camera, scene, shown, pathFrames) };
}

function clipLayer(
	{ assetId, fit, trimStartMs }: Extract<Visual, { kind: 'clip' }>,
	scene: Scene,
	shown: number,
	pathFrames: number,
	{ frame, fps, media }: Stage,
): ClipLayer {
	const facts = mediaOf(media, assetId);
	const picture = sizeOf(facts);
	const filled = fit === 'cover' ? coverSize(picture, frame) : frame;
	const ownDetail = Math.max(1, picture.width / filled.width);
	const camera = cameraFraming(filled, frame, scene.motion, ownDetail);
	const loopFrames = Math.max(1, frameAt((facts.durationMs ?? 0) - trimStartMs, fps));
	return {
		kind: 'clip',
		assetId,
		fit: fit === 'cover' ? { kind: 'cover' } : { kind: 'contain', fitted: containSize(picture, camera.framing.canvas) },
		framing: camera.framing,
		camera: cameraPath(camera, scene, shown, pathFrames),
		trimStartMs,
		loopFrames,
		firstFrame: shown % loopFrames,
	};
}

function cameraPath({ moves, from, to }: CameraFraming, { motion }: Scene, firstFrame: number, pathFrames: number): CameraPath | null {
	return moves && motion ? { from, to, easing: motion.easing, firstFrame, pathFrames } : null;
}
