import type { Camera, Motion } from '@showrunner/contract';

/** A slow pan, for scenes of layers that name no motion: without one they would be a still. */
export const usualMotion: Motion = {
	from: { zoom: 1.15, centreX: 0.44, centreY: 0.5 },
	to: { zoom: 1.15, centreX: 0.56, centreY: 0.5 },
	easing: 'ease-in-out',
};

/**
 * The share of a camera's motion that a layer at `depth` (0 far, 1 near) takes part in: it goes that much of the way from
 * the middle of the path, and comes that much of the way nearer. A layer at 1 moves as the camera does.
 */
export function depthMotion({ from, to, easing }: Motion, depth: number): Motion {
	const [first, last] = [inside(from), inside(to)];
	const zoom = Math.min(first.zoom, last.zoom);
	const [x, y] = [(first.centreX + last.centreX) / 2, (first.centreY + last.centreY) / 2];
	const part = (camera: Camera): Camera => ({
		zoom: zoom + depth * (camera.zoom - zoom),
		centreX: x + depth * (camera.centreX - x),
		centreY: y + depth * (camera.centreY - y),
	});
	return { from: part(first), to: part(last), easing };
}

/** Where the camera is really held by the edges, so that what is shared out is what is seen. */
function inside({ zoom, centreX, centreY }: Camera): Camera {
	const half = 0.5 / zoom;
	const held = (centre: number) => Math.min(Math.max(centre, half), 1 - half);
	return { zoom, centreX: held(centreX), centreY: held(centreY) };
}
