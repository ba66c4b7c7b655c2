import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Colour } from '../colour.js';
import type { Random } from '../random.js';
import type { Ridge } from './draw-ridges.js';
import type { ScenePlan } from './plan-scene.js';

/** A row of firs along a ridge, closer together and smaller the farther away. */
export function drawTreeRow(context: SKRSContext2D, plan: ScenePlan, ridge: Ridge, density: number): void {
	const { width, unit, random } = plan;
	const size = unit * (26 + ridge.depth ** 1.6 * 230);
	context.fillStyle = ridge.colour;
	for (let x = -size / 2; x < width + size / 2; x += size * random.between(0.2, 0.9) * (1.35 - density)) {
		if (random.next() > density) continue;
		drawFir(context, x, ridge.edge(x) + size * 0.06, size * random.between(0.6, 1.15), random);
	}
}

/** Two tall trees at the picture's sides that frame what lies between. */
export function drawFramingTrees(
	context: SKRSContext2D,
	{ width, height, unit, random }: ScenePlan,
	colour: Colour,
): void {
	context.fillStyle = colour;
	for (const side of [-0.01, 1.01]) {
		for (let i = 0; i < 3; i++) {
			const inward = (side < 0.5 ? 1 : -1) * unit * (i * 80 + random.between(0, 50));
			drawFir(
				context,
				width * side + inward,
				height * random.between(0.97, 1.03),
				unit * (640 - i * 170) * random.between(0.9, 1.1),
				random,
			);
		}
	}
}

function drawFir(context: SKRSContext2D, x: number, foot: number, size: number, random: Random): void {
	const tiers = 7;
	const half = size * 0.19;
	context.beginPath();
	context.moveTo(x, foot - size);
	for (const side of [1, -1]) {
		for (let step = 0; step < tiers; step++) {
			const tier = side === 1 ? step : tiers - 1 - step;
			const y = foot - size + (size * 0.93 * (tier + 1)) / tiers;
			const reach = half * ((tier + 1) / tiers) * random.between(0.82, 1.14);
			const tip = [x + side * reach, y + size * 0.012] as const;
			const inner = [x + side * reach * 0.46, y - size * 0.012] as const;
			for (const point of side === 1 ? [tip, inner] : [inner, tip]) context.lineTo(...point);
		}
		if (side === 1) {
			context.lineTo(x + size * 0.018, foot - size * 0.07);
			context.lineTo(x + size * 0.018, foot);
			context.lineTo(x - size * 0.018, foot);
			context.lineTo(x - size * 0.018, foot - size * 0.07);
		}
	}
	context.closePath();
	context.fill();
}
