import type { SKRSContext2D } from '@napi-rs/canvas';
import { mix, withAlpha } from '../colour.js';
import { createNoise } from '../random.js';
import { drawLighthouse } from './draw-landmarks.js';
import { drawRidge, planRidges } from './draw-ridges.js';
import type { ScenePlan } from './plan-scene.js';

/** Rock that runs out into the water on the side away from the sun, with the lighthouse where the text has one. */
export function drawCape(context: SKRSContext2D, plan: ScenePlan, side: 1 | -1): void {
	const { width, height, horizon, unit, random } = plan;
	const lighthouse = plan.extras.has('lighthouse');
	const tip = width * (0.5 - side * (lighthouse ? 0.12 : -0.12));
	const reach = side === 1 ? width - tip : tip;
	const rough = createNoise(random, 5, 'angular');
	const inland = (x: number) => Math.min(1, Math.max(0, (side * (x - tip)) / reach));
	const shore = (x: number) => horizon + (height - horizon) * 0.3 + inland(x) * unit * 40;
	const rise = unit * (lighthouse ? 210 : 130);
	const edge = (x: number) => shore(x) - rise * inland(x) ** 0.62 * (0.55 + rough(x / (unit * 120)) * 0.8);
	const x = width * (0.5 + side * 0.24);
	if (lighthouse)
		drawLighthouse(context, plan, { x, foot: edge(x) + unit * 14, size: unit * (height > width ? 480 : 400) });
	drawRock(context, plan, { from: tip, to: side === 1 ? width : 0, edge, shore });
	const front = planRidges(plan, {
		count: 1,
		from: height * 0.95,
		to: height * 0.95,
		heightShare: 0.06,
		octaves: 3,
		wavelength: 420,
		form: 'hill',
	})[0];
	if (front) drawRidge(context, plan, { ...front, colour: mix(plan.palette.near, '#000000', 0.2) });
}

type Rock = { from: number; to: number; edge: (x: number) => number; shore: (x: number) => number };

function drawRock(context: SKRSContext2D, { unit, palette }: ScenePlan, { from, to, edge, shore }: Rock): void {
	const step = Math.sign(to - from) * unit * 4;
	const xs = Array.from({ length: Math.ceil((to - from) / step) + 1 }, (_, i) => from + i * step);
	const outline = (lower: (x: number) => number) => {
		context.beginPath();
		for (const x of xs) context.lineTo(x, edge(x));
		for (const x of xs.toReversed()) context.lineTo(x, lower(x));
		context.closePath();
	};
	const colour = mix(palette.far, palette.near, 0.82);
	const [top, foot] = [Math.min(...xs.map(edge)), Math.max(...xs.map(shore))];
	const mirror = context.createLinearGradient(0, foot - unit * 20, 0, foot + unit * 200);
	mirror.addColorStop(0, withAlpha(palette.near, 0.6));
	mirror.addColorStop(1, withAlpha(palette.near, 0));
	outline((x) => shore(x) + (shore(x) - edge(x)) * 1.1);
	context.fillStyle = mirror;
	context.fill();
	outline(shore);
	const body = context.createLinearGradient(0, top, 0, foot);
	body.addColorStop(0, mix(colour, palette.glow, 0.16));
	body.addColorStop(1, mix(colour, palette.near, 0.5));
	context.fillStyle = body;
	context.fill();
	context.strokeStyle = withAlpha(palette.sky[3], 0.4);
	context.lineWidth = unit * 2.4;
	context.beginPath();
	for (const x of xs) context.lineTo(x, shore(x) + unit * Math.sin(x / (unit * 17)) * 1.5);
	context.stroke();
}
