import type { Camera, Filter, Motion, Scene } from '@showrunner/contract';
import type { CameraPath, CameraWindow, Layer, Size } from '../render-plan.js';
import { sceneLayer, type Stage } from '../scene-layer.js';
import type { SceneSpan } from '../scene-spans.js';
import { activeFilters } from './active-filters.js';
import type { Sway } from './filter-plan.js';
import { finishOf } from './finish-of.js';
import { lookOf, zoomOf } from './look-of.js';
import { reachOf, swayOf } from './sway-of.js';

/** Frames of the video that a segment shows. */
export type Stretch = { from: number; frameCount: number };

/**
 * What a scene shows through its own filters. Of those over the whole video (`whole`) it takes on what a camera and the
 * picture under it can do for nothing: two layers that are changed alike look as if they were changed together.
 */
export function filteredLayer(
	whole: readonly Filter[] | undefined,
	scene: Scene,
	span: SceneSpan,
	{ from, frameCount }: Stretch,
	stage: Stage,
): Layer {
	const [own, shared] = [activeFilters(scene.filters), activeFilters(whole)];
	const both = [...own, ...shared];
	const zoom = zoomOf(both);
	const layer = sceneLayer(zoom === 1 ? scene : { ...scene, motion: nearer(scene.motion, zoom) }, span, from, stage);
	if (both.length === 0) return layer;

	const { frame, fps } = stage;
	const [scenesClock, videosClock] = [from - span.appears, from];
	const [inScene, inVideo] = [swayOf(own, scenesClock, frame, fps), swayOf(shared, videosClock, frame, fps)];
	const sway = { x: [...inScene.x, ...inVideo.x], y: [...inScene.y, ...inVideo.y] };
	const look = lookOf(both);
	const finish = finishOf(own, { clock: scenesClock, frameCount, frame, fps });
	const plain = layer.kind === 'picture' && layer.source.kind === 'colour';
	const camera = look?.mirror ? mirrored(layer.camera, layer.framing.box) : layer.camera;
	return {
		...layer,
		camera: plain || sway.x.length === 0 ? camera : swaying(camera, layer.framing.box, sway),
		...(look && { look }),
		...(finish.length > 0 && { finish }),
	};
}

const middle: Camera = { zoom: 1, centreX: 0.5, centreY: 0.5 };

function nearer(motion: Motion | undefined, zoom: number): Motion {
	const { from, to, easing } = motion ?? { from: middle, to: middle, easing: 'linear' };
	const near = (camera: Camera) => ({ ...camera, zoom: camera.zoom * zoom });
	return { from: near(from), to: near(to), easing };
}

function mirrored(camera: CameraPath | null, { width }: Size): CameraPath | null {
	if (camera === null) return null;
	const across = (window: CameraWindow) => ({ ...window, x: width - window.x - window.width });
	return { ...camera, from: across(camera.from), to: across(camera.to) };
}

/** The camera goes a little nearer, by as much as it may tremble: so it never sees more than it saw before, and no edge. */
function swaying(camera: CameraPath | null, { width, height }: Size, sway: Sway): CameraPath {
	const whole = { x: 0, y: 0, width, height };
	const path = camera ?? { from: whole, to: whole, easing: 'linear', firstFrame: 0, pathFrames: 1 };
	// Both sides shrink alike, or the picture would be stretched.
	const room = Math.max(reachOf(sway.x), reachOf(sway.y));
	const inset = (window: CameraWindow): CameraWindow => {
		const [inner, outer] = [1 / (1 + 2 * room), window];
		const size = { width: outer.width * inner, height: outer.height * inner };
		return { x: outer.x + (outer.width - size.width) / 2, y: outer.y + (outer.height - size.height) / 2, ...size };
	};
	return { ...path, from: inset(path.from), to: inset(path.to), sway };
}
