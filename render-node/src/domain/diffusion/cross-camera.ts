import type { Camera, CameraMove } from '@showrunner/contract';
import { createRandom } from '../music/random.js';
import { roomOf, type CameraScene } from './choose-camera.js';

const nearer = { perSecond: 0.02, least: 0.04, most: 0.15 };

/**
 * Where a camera is halfway between two stills that it begins and ends on as they are. It sees the same part of both at
 * any time, so that what they share stays in its place while one gives way to the other. Going farther than all of a
 * picture is impossible, so `pull-out` goes nearer too.
 */
export function crossCamera(wish: CameraMove, scene: CameraScene, seed: number): Camera {
	const random = createRandom(seed, 'cinematic crossing');
	const distance = Math.min(Math.max((nearer.perSecond * scene.durationMs) / 1000, nearer.least), nearer.most);
	const zoom = 1 + random.between(0.85, 1.15) * distance;
	const reach = (1 - 1 / zoom) / 2;
	const [x, y] = [random.between(-0.5, 0.5), random.between(-0.5, 0.5)];
	const shift: Record<CameraMove, { x: number; y: number }> = {
		...{ auto: { x, y }, 'push-in': { x: 0, y: 0 }, 'pull-out': { x: 0, y: 0 } },
		...{ 'pan-left': { x: -1, y: 0 }, 'pan-right': { x: 1, y: 0 } },
		...{ rise: { x: 0, y: -1 }, sink: { x: 0, y: 1 } },
	};
	const room = roomOf(scene);
	return {
		zoom,
		centreX: 0.5 + (reach * shift[wish].x) / room.x,
		centreY: 0.5 + (reach * shift[wish].y) / room.y,
	};
}
