import type { SKRSContext2D } from '@napi-rs/canvas';
import { mix, withAlpha, type Colour } from '../colour.js';
import type { ScenePlan } from './plan-scene.js';

const rows = 5;

/** Rows of houses from the haze to the foreground, windows lit as the day goes. */
export function drawCity(context: SKRSContext2D, plan: ScenePlan): void {
	const { width, height, horizon, unit, palette, random } = plan;
	for (let row = 0; row < rows; row++) {
		const depth = row / (rows - 1);
		const colour = mix(palette.far, palette.near, depth ** 0.8);
		const foot = horizon + (height - horizon) * (0.1 + depth * 0.95);
		for (let x = -unit * 60; x < width; ) {
			const wide = unit * random.between(46, 104) * (0.7 + depth * 0.9);
			const centred = 1 - Math.abs((x + wide / 2) / width - 0.5) * 1.1;
			const tall = unit * random.between(120, 430) * (0.85 + depth * 0.35) * centred;
			drawBlock(context, plan, { x, foot, wide, tall, colour, depth });
			x += wide + (random.next() < 0.3 ? unit * random.between(4, 26) : 0);
		}
		context.fillStyle = colour;
		context.fillRect(0, foot - 1, width, height - foot + 1);
	}
}

type Block = { x: number; foot: number; wide: number; tall: number; colour: Colour; depth: number };

function drawBlock(context: SKRSContext2D, plan: ScenePlan, { x, foot, wide, tall, colour, depth }: Block): void {
	const { unit, palette, random } = plan;
	const face = context.createLinearGradient(0, foot - tall, 0, foot);
	face.addColorStop(0, colour);
	face.addColorStop(1, mix(colour, palette.sky[3], 0.22 * (1 - depth)));
	context.fillStyle = face;
	context.fillRect(x, foot - tall, wide, tall + 2);
	if (random.next() < 0.28) context.fillRect(x + wide * 0.3, foot - tall - unit * 18, wide * 0.4, unit * 20);
	if (random.next() < 0.16) context.fillRect(x + wide * 0.48, foot - tall - unit * 70, unit * 3, unit * 72);
	const cell = unit * (9 + depth * 9);
	const litShare = palette.night ? 0.42 : 0.14;
	for (let row = foot - tall + cell * 1.2; row < foot - cell * 1.4; row += cell * 1.7) {
		for (let column = x + cell * 0.7; column < x + wide - cell * 1.1; column += cell * 1.35) {
			if (random.next() > litShare) continue;
			context.fillStyle = withAlpha(palette.lamp, random.between(0.25, 0.85) * (0.4 + depth * 0.6));
			context.fillRect(column, row, cell * 0.62, cell * 0.86);
		}
	}
}
