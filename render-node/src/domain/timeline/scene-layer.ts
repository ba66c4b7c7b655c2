import type { AspectRatio, Motion, Scene, SpeedRamp, Visual } from '@showrunner/contract';
import { cameraFraming, containSize, coverSize, type CameraFraming } from './camera-framing.js';
import { loopFramesOf } from './clip-loop.js';
import { focusKey, type FocusFacts } from './focus/focus.js';
import { focusSubject } from './focus/focus-subject.js';
import { smartCentre } from './focus/smart-centre.js';
import { smartFraming } from './focus/smart-framing.js';
import { mediaOf, sizeOf, type MediaFacts } from './media-facts.js';
import { paceOf } from './pace.js';
import { pickStill } from './pick-still.js';
import type { CameraPath, ClipLayer, Fit, Framing, Layer, Size } from './render-plan.js';
import type { SceneSpan } from './scene-spans.js';

type Pictured = Extract<Visual, { fit: unknown }>;
type FitKind = Pictured['fit'];

export type Stage = {
	aspectRatio: AspectRatio;
	frame: Size;
	fps: number;
	media: MediaFacts;
	/** Of all that `focusSubjects` names; what is missing is cropped around its middle. */
	focus?: FocusFacts | undefined;
	speedRamp?: SpeedRamp | undefined;
};

/** What a scene shows from `firstFrame` of the video on. */
export function sceneLayer(scene: Scene, span: SceneSpan, firstFrame: number, stage: Stage): Layer {
	const { visual } = scene;
	if (visual.kind === 'colour') {
		const framing = cameraFraming(stage.frame, stage.frame, undefined).framing;
		return { kind: 'picture', source: visual, framing, camera: null };
	}
	// Drawn ones are stills by now.
	if (!('fit' in visual)) throw new TypeError(`a ${visual.kind} was not drawn`);
	const shown = firstFrame - span.appears;
	const pathFrames = span.gone - span.appears;
	if (visual.kind === 'clip') return clipLayer(visual, scene, shown, pathFrames, stage);

	const assetId = pickStill(visual, stage.aspectRatio);
	const picture = sizeOf(mediaOf(stage.media, assetId));
	const camera = framed(visual, picture, scene, stage);
	const { framing } = camera;
	const source = { kind: 'still' as const, assetId, fit: fitInto(framing, visual.fit, picture) };
	return { kind: 'picture', source, framing, camera: cameraPath(camera, scene, shown, pathFrames) };
}

function framed(
	visual: Pictured,
	picture: Size,
	{ motion, durationMs }: { motion?: Motion | undefined; durationMs: number },
	{ frame, aspectRatio, media, focus }: Stage,
	detailLimit?: number,
): CameraFraming {
	const subject = focusSubject(visual, durationMs, aspectRatio, media);
	if (subject === null) return cameraFraming(filledSize(visual.fit, picture, frame), frame, motion, detailLimit);
	const seen = focus?.get(focusKey(subject));
	const centre = seen ? smartCentre(seen, picture, frame) : { x: 0.5, y: 0.5 };
	return smartFraming(picture, frame, motion, centre, detailLimit);
}

const filledSize = (fit: FitKind, picture: Size, frame: Size) =>
	fit === 'contain' ? frame : coverSize(picture, frame);

const fitInto = ({ canvas }: Framing, fit: FitKind, picture: Size): Fit =>
	fit === 'contain' ? { fit, fitted: containSize(picture, canvas) } : { fit: 'cover' };

function clipLayer(
	visual: Extract<Visual, { kind: 'clip' }>,
	scene: Scene,
	shown: number,
	pathFrames: number,
	stage: Stage,
): ClipLayer {
	const { assetId, fit, trimStartMs, speed } = visual;
	const { frame, fps, media, speedRamp } = stage;
	const facts = mediaOf(media, assetId);
	const picture = sizeOf(facts);
	const ownDetail = Math.max(1, picture.width / filledSize(fit, picture, frame).width);
	const camera = framed(visual, picture, scene, stage, ownDetail);
	const loopFrames = loopFramesOf(trimStartMs, facts.durationMs, fps);
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
