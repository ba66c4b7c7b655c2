import type { SKRSContext2D } from '@napi-rs/canvas';
import { mix, withAlpha, type Colour } from '../colour.js';
import { createNoise } from '../random.js';
import type { ScenePlan } from './plan-scene.js';

export type Ridge = {
	/** 0 for the farthest, 1 for the nearest. */
	depth: number;
	colour: Colour;
	/** Height of its edge in pixels from the top. */
	edge: (x: number) => number;
};

export type RidgeShape = {
	count: number;
	from: number;
	to: number;
	heightShare: number;
	octaves: number;
	wavelength: number;
	form: 'hill' | 'rock' | 'dune';
};

/** Overlapping edges from the horizon towards the viewer; nothing is drawn yet. */
export function planRidges(plan: ScenePlan, shape: RidgeShape): Ridge[] {
	const { height, unit, palette, random } = plan;
	return Array.from({ length: shape.count }, (_, i) => {
		const depth = shape.count === 1 ? 1 : i / (shape.count - 1);
		const noise = createNoise(random, shape.octaves, shape.form === 'rock' ? 'angular' : 'smooth');
		const start = random.between(0, 200);
		const base = shape.from + (shape.to - shape.from) * depth ** 1.25;
		const relief = height * shape.heightShare * (shape.form === 'rock' ? 1.2 - depth * 0.8 : 0.55 + depth * 0.5);
		const wavelength = unit * shape.wavelength * (0.6 + depth * 0.7);
		const edge = (x: number) => {
			const value = noise(start + x / wavelength);
			return base - relief * (shape.form === 'dune' ? 1 - Math.abs(value * 2 - 1) : value) + relief * 0.5;
		};
		return { depth, colour: mix(palette.far, palette.near, depth ** 0.85), edge };
	});
}

/** One ridge: its body with haze at the foot, and a thin light along the edge where the sun is. */
export function drawRidge(context: SKRSContext2D, plan: ScenePlan, ridge: Ridge): void {
	const { width, height, palette, unit, sun } = plan;
	const path = edgePath(context, plan, ridge);
	const body = context.createLinearGradient(0, path.top, 0, Math.min(height, path.top + height * 0.34));
	body.addColorStop(0, mix(ridge.colour, palette.glow, 0.1 * (1 - ridge.depth)));
	body.addColorStop(1, mix(ridge.colour, palette.sky[3], 0.34 * (1 - ridge.depth) ** 1.2));
	context.fillStyle = body;
	context.fill();
	const light = context.createRadialGradient(sun.x, path.top, 0, sun.x, path.top, width * 0.5);
	light.addColorStop(0, withAlpha(palette.glow, 0.5 * (1 - ridge.depth * 0.75)));
	light.addColorStop(1, withAlpha(palette.glow, 0));
	context.strokeStyle = light;
	context.lineWidth = unit * 2.2;
	context.stroke();
}

function edgePath(context: SKRSContext2D, { width, height, unit }: ScenePlan, { edge }: Ridge): { top: number } {
	const step = Math.max(2, unit * 4);
	let top = height;
	context.beginPath();
	context.moveTo(-step, height + step);
	for (let x = -step; x <= width + step; x += step) {
		const y = edge(x);
		top = Math.min(top, y);
		context.lineTo(x, y);
	}
	context.lineTo(width + step, height + step);
	context.closePath();
	return { top };
}

/** A band of haze across the picture, densest at `y`. */
export function drawMist(
	context: SKRSContext2D,
	{ width, palette }: ScenePlan,
	y: number,
	thickness: number,
	alpha: number,
): void {
	const band = context.createLinearGradient(0, y - thickness, 0, y + thickness);
	const colour = mix(palette.sky[3], palette.glow, 0.3);
	band.addColorStop(0, withAlpha(colour, 0));
	band.addColorStop(0.5, withAlpha(colour, alpha));
	band.addColorStop(1, withAlpha(colour, 0));
	context.fillStyle = band;
	context.fillRect(0, y - thickness, width, thickness * 2);
}

/** White on the upper flanks of a sharp ridge, with a broken lower edge. */
export function drawSnowCaps(context: SKRSContext2D, plan: ScenePlan, ridge: Ridge): void {
	const { width, height, unit, palette, random } = plan;
	const { top } = edgePath(context, plan, ridge);
	context.save();
	context.clip();
	const ragged = createNoise(random, 4);
	const line = top + height * 0.05 * (1.3 - ridge.depth);
	context.beginPath();
	context.moveTo(0, 0);
	for (let x = 0; x <= width; x += unit * 5) context.lineTo(x, line + (ragged(x / (unit * 46)) - 0.5) * height * 0.07);
	context.lineTo(width, 0);
	context.closePath();
	context.fillStyle = withAlpha(mix('#ffffff', palette.sky[2], 0.25 + 0.2 * (1 - ridge.depth)), 0.85);
	context.fill();
	context.restore();
}
