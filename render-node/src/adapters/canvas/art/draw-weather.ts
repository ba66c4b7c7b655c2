import type { SKRSContext2D } from '@napi-rs/canvas';
import { mix, withAlpha } from '../colour.js';
import { drawHalo } from './draw-landmarks.js';
import type { ScenePlan } from './plan-scene.js';

export function drawSnowfall(context: SKRSContext2D, { width, height, unit, random }: ScenePlan): void {
	for (let i = 0; i < 320; i++) {
		const near = random.next() ** 3;
		context.fillStyle = `rgba(255,255,255,${random.between(0.25, 0.8)})`;
		context.beginPath();
		context.arc(random.next() * width, random.next() * height, unit * (1.4 + near * 6), 0, Math.PI * 2);
		context.fill();
	}
}

export function drawRain(context: SKRSContext2D, { width, height, unit, palette, random }: ScenePlan): void {
	context.lineCap = 'round';
	for (let i = 0; i < 300; i++) {
		const near = random.next() ** 2;
		const [x, y, length] = [random.between(-0.1, 1.1) * width, random.next() * height, unit * (24 + near * 74)];
		context.strokeStyle = withAlpha(mix('#ffffff', palette.sky[2], 0.4), 0.12 + near * 0.2);
		context.lineWidth = unit * (0.8 + near * 1.8);
		context.beginPath();
		context.moveTo(x, y);
		context.lineTo(x - length * 0.24, y + length);
		context.stroke();
	}
}

export function drawBirds(context: SKRSContext2D, { width, horizon, unit, palette, random, sun }: ScenePlan): void {
	const centre = { x: sun.x < width / 2 ? width * 0.62 : width * 0.36, y: horizon * random.between(0.34, 0.52) };
	context.strokeStyle = withAlpha(palette.near, 0.8);
	context.lineCap = 'round';
	for (let i = 0; i < 9; i++) {
		const wing = unit * random.between(9, 21);
		const x = centre.x + unit * random.between(-170, 170);
		const y = centre.y + unit * random.between(-80, 80);
		const lift = wing * random.between(0.25, 0.6);
		context.lineWidth = wing * 0.13;
		context.beginPath();
		context.moveTo(x - wing, y - lift);
		context.quadraticCurveTo(x - wing * 0.4, y - lift, x, y);
		context.quadraticCurveTo(x + wing * 0.4, y - lift, x + wing, y - lift);
		context.stroke();
	}
}

/** Small floating lights over the foreground. */
export function drawLamps(context: SKRSContext2D, { width, height, horizon, unit, palette, random }: ScenePlan): void {
	for (let i = 0; i < 34; i++) {
		const near = random.next();
		const [x, y] = [random.next() * width, horizon + (height - horizon) * random.between(-0.3, 0.95)];
		drawHalo(context, palette.lamp, x, y, unit * (16 + near * 44), 0.55);
		context.fillStyle = withAlpha('#fffbe9', 0.9);
		context.beginPath();
		context.arc(x, y, unit * (1.6 + near * 2.6), 0, Math.PI * 2);
		context.fill();
	}
}

export function drawMeadow(
	context: SKRSContext2D,
	{ width, height, unit, palette, random }: ScenePlan,
	edge: (x: number) => number,
	flowers: boolean,
): void {
	for (let i = 0; i < 900; i++) {
		const x = random.next() * width;
		const y = edge(x) + (height - edge(x)) * random.next() ** 1.6 * 0.5;
		const tall = unit * random.between(10, 34) * (0.7 + (y / height) * 0.9);
		context.strokeStyle = mix(palette.near, palette.far, random.between(0, 0.22));
		context.lineWidth = unit * random.between(1.2, 2.6);
		context.beginPath();
		context.moveTo(x, y + unit * 4);
		context.quadraticCurveTo(x, y - tall * 0.6, x + tall * random.between(-0.45, 0.45), y - tall);
		context.stroke();
	}
	if (!flowers) return;
	for (let i = 0; i < 130; i++) {
		const x = random.next() * width;
		const y = edge(x) + (height - edge(x)) * random.next() * 0.6;
		context.fillStyle = random.pick([palette.disc, palette.glow, mix(palette.sky[3], '#ff7b93', 0.6), '#ffffff']);
		context.beginPath();
		context.arc(x, y, unit * random.between(3, 8), 0, Math.PI * 2);
		context.fill();
	}
}
