import type { SKRSContext2D } from '@napi-rs/canvas';
import { mix, withAlpha } from '../colour.js';
import type { ScenePlan } from './plan-scene.js';

/** Water from the horizon to the foot of the picture, with the sun's path on it. */
export function drawSea(context: SKRSContext2D, plan: ScenePlan): void {
	const { width, height, horizon, palette } = plan;
	const water = context.createLinearGradient(0, horizon, 0, height);
	const deep = mix(palette.near, palette.sky[0], 0.4);
	water.addColorStop(0, mix(palette.sky[3], deep, 0.3));
	water.addColorStop(0.12, mix(palette.sky[2], deep, 0.42));
	water.addColorStop(0.45, mix(palette.sky[1], deep, 0.6));
	water.addColorStop(1, mix(deep, palette.near, 0.5));
	context.fillStyle = water;
	context.fillRect(0, horizon, width, height - horizon);
	drawSwell(context, plan);
	drawSunPath(context, plan);
}

/** Lens-shaped strokes that grow and part towards the viewer. */
function drawSwell(context: SKRSContext2D, { width, height, horizon, unit, palette, random }: ScenePlan): void {
	for (let i = 0; i < 260; i++) {
		const near = random.next() ** 1.7;
		const y = horizon + (height - horizon) * near;
		const length = unit * (18 + near * 240) * random.between(0.4, 1);
		const bright = random.next() < 0.5;
		context.fillStyle = bright ? withAlpha(palette.sky[3], 0.1 * (1 - near * 0.6)) : withAlpha(palette.near, 0.13);
		lens(context, random.between(-0.1, 1.1) * width, y, length, unit * (0.8 + near * 5));
	}
}

function drawSunPath(context: SKRSContext2D, { height, horizon, unit, palette, random, sun }: ScenePlan): void {
	for (let i = 0; i < 190; i++) {
		const near = random.next() ** 1.5;
		const y = horizon + (height - horizon) * 0.92 * near;
		const spread = unit * (14 + near * 150);
		const offset = (random.next() + random.next() + random.next() - 1.5) * spread;
		const fade = (1 - Math.abs(offset) / (spread * 1.6)) * (1 - near * 0.72);
		context.fillStyle = withAlpha(mix(palette.glow, palette.disc, 0.6), 0.6 * fade);
		lens(context, sun.x + offset, y, unit * (10 + near * 74) * random.between(0.5, 1), unit * (1 + near * 4));
	}
}

function lens(context: SKRSContext2D, x: number, y: number, length: number, thickness: number): void {
	context.beginPath();
	context.ellipse(x, y, length / 2, thickness / 2, 0, 0, Math.PI * 2);
	context.fill();
}
