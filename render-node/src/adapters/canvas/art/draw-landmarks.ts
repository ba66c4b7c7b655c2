import type { SKRSContext2D } from '@napi-rs/canvas';
import { mix, withAlpha, type Colour } from '../colour.js';
import type { ScenePlan } from './plan-scene.js';

type Spot = { x: number; foot: number; size: number };

/** A tower with its lamp lit and two beams; `size` is its height. */
export function drawLighthouse(
	context: SKRSContext2D,
	{ palette, width, sun }: ScenePlan,
	{ x, foot, size }: Spot,
): void {
	const lampY = foot - size * 0.91;
	const tower = context.createLinearGradient(x - size * 0.1, 0, x + size * 0.1, 0);
	const lit = mix('#f6efe2', palette.sky[2], palette.night ? 0.45 : 0.18);
	const shade = mix(lit, palette.near, palette.night ? 0.75 : 0.55);
	for (const [at, colour] of (sun.x < x
		? [
				[0, lit],
				[1, shade],
			]
		: [
				[0, shade],
				[1, lit],
			]) as [number, Colour][])
		tower.addColorStop(at, colour);
	drawBeams(context, palette.lamp, x, lampY, width * 0.75, size);
	const half = (share: number) => size * (0.1 - 0.045 * share);
	const slice = (from: number, to: number, style: SKRSContext2D['fillStyle']) => {
		context.fillStyle = style;
		context.beginPath();
		context.moveTo(x - half(from), foot - size * from * 0.86);
		context.lineTo(x + half(from), foot - size * from * 0.86);
		context.lineTo(x + half(to), foot - size * to * 0.86);
		context.lineTo(x - half(to), foot - size * to * 0.86);
		context.closePath();
		context.fill();
	};
	slice(0, 1, tower);
	const band = withAlpha(mix('#a8322c', palette.near, palette.night ? 0.55 : 0.25), 0.92);
	for (const from of [0.14, 0.46, 0.78]) slice(from, from + 0.16, band);
	context.fillStyle = palette.near;
	context.fillRect(x - size * 0.078, foot - size * 0.875, size * 0.156, size * 0.02);
	context.fillRect(x - size * 0.045, foot - size * 0.96, size * 0.09, size * 0.1);
	context.beginPath();
	context.moveTo(x - size * 0.06, foot - size * 0.955);
	context.quadraticCurveTo(x, foot - size * 1.04, x + size * 0.06, foot - size * 0.955);
	context.fill();
	context.fillStyle = mix(palette.lamp, '#ffffff', 0.55);
	context.fillRect(x - size * 0.034, foot - size * 0.945, size * 0.068, size * 0.066);
	drawHalo(context, palette.lamp, x, lampY, size * 0.42, 0.75);
}

function drawBeams(context: SKRSContext2D, lamp: Colour, x: number, y: number, reach: number, size: number): void {
	context.globalCompositeOperation = 'screen';
	for (const side of [-1, 1]) {
		const beam = context.createLinearGradient(x, y, x + side * reach, y);
		beam.addColorStop(0, withAlpha(lamp, 0.6));
		beam.addColorStop(0.4, withAlpha(lamp, 0.2));
		beam.addColorStop(1, withAlpha(lamp, 0));
		context.fillStyle = beam;
		context.beginPath();
		context.moveTo(x, y - size * 0.02);
		context.lineTo(x + side * reach, y - size * 0.3 * (side === 1 ? 1.1 : 0.2));
		context.lineTo(x + side * reach, y + size * 0.3 * (side === 1 ? 0.1 : 1));
		context.lineTo(x, y + size * 0.02);
		context.fill();
	}
	context.globalCompositeOperation = 'source-over';
}

/** Light around a lamp. */
export function drawHalo(
	context: SKRSContext2D,
	lamp: Colour,
	x: number,
	y: number,
	radius: number,
	alpha: number,
): void {
	const halo = context.createRadialGradient(x, y, 0, x, y, radius);
	halo.addColorStop(0, withAlpha(lamp, alpha));
	halo.addColorStop(0.25, withAlpha(lamp, alpha * 0.34));
	halo.addColorStop(1, withAlpha(lamp, 0));
	context.globalCompositeOperation = 'screen';
	context.fillStyle = halo;
	context.fillRect(x - radius, y - radius, radius * 2, radius * 2);
	context.globalCompositeOperation = 'source-over';
}

/** A two-masted sailing ship; `size` is its height. */
export function drawShip(context: SKRSContext2D, { palette }: ScenePlan, { x, foot, size }: Spot): void {
	const hull = mix(palette.near, palette.sky[1], 0.08);
	const sail = mix(mix('#fff4e0', palette.sky[2], 0.3), palette.near, palette.night ? 0.5 : 0.1);
	const at = (dx: number, dy: number) => [x + dx * size, foot - dy * size] as const;
	context.fillStyle = hull;
	for (const [dx, top] of [
		[-0.12, 0.94],
		[0.16, 0.8],
	] as const)
		context.fillRect(x + (dx - 0.008) * size, foot - top * size, size * 0.016, size * top);
	context.fillStyle = sail;
	for (const [dx, top, wide] of [
		[-0.12, 0.92, 0.27],
		[0.16, 0.78, 0.24],
	] as const) {
		context.beginPath();
		context.moveTo(...at(dx + 0.015, top));
		context.quadraticCurveTo(...at(dx + wide * 1.15, 0.45), ...at(dx + wide * 0.92, 0.2));
		context.lineTo(...at(dx + 0.015, 0.22));
		context.fill();
	}
	context.beginPath();
	context.moveTo(...at(-0.14, 0.88));
	context.quadraticCurveTo(...at(-0.26, 0.45), ...at(-0.46, 0.22));
	context.lineTo(...at(-0.14, 0.2));
	context.fill();
	context.fillStyle = hull;
	context.beginPath();
	context.moveTo(...at(-0.5, 0.17));
	context.quadraticCurveTo(...at(0, 0.12), ...at(0.5, 0.19));
	context.quadraticCurveTo(...at(0.42, 0), ...at(0.34, -0.02));
	context.lineTo(...at(-0.34, -0.02));
	context.quadraticCurveTo(...at(-0.44, 0.02), ...at(-0.5, 0.17));
	context.fill();
}

/** A cottage with lit windows and smoke; `size` is its height. */
export function drawHouse(context: SKRSContext2D, { palette, unit }: ScenePlan, { x, foot, size }: Spot): void {
	const wall = mix(palette.near, palette.far, 0.12);
	context.fillStyle = wall;
	context.fillRect(x - size * 0.55, foot - size * 0.55, size * 1.1, size * 0.7);
	context.fillRect(x + size * 0.24, foot - size * 1.02, size * 0.14, size * 0.4);
	context.fillStyle = palette.near;
	context.beginPath();
	context.moveTo(x - size * 0.7, foot - size * 0.5);
	context.lineTo(x - size * 0.36, foot - size);
	context.lineTo(x + size * 0.36, foot - size);
	context.lineTo(x + size * 0.7, foot - size * 0.5);
	context.fill();
	context.fillStyle = mix(palette.lamp, '#ffffff', 0.3);
	for (const dx of [-0.34, 0.16]) context.fillRect(x + size * dx, foot - size * 0.37, size * 0.18, size * 0.2);
	for (const dx of [-0.25, 0.25])
		drawHalo(context, palette.lamp, x + size * dx, foot - size * 0.27, size * 0.7 + unit * 20, 0.4);
}
