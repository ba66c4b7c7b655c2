import type { SKRSContext2D } from '@napi-rs/canvas';
import { mix, withAlpha, type Colour } from '../colour.js';
import type { ScenePlan } from './plan-scene.js';

export function drawSky(context: SKRSContext2D, plan: ScenePlan): void {
	const { width, height, horizon, palette } = plan;
	const gradient = context.createLinearGradient(0, 0, 0, horizon * 1.04);
	for (const [share, colour] of skyStops(palette.sky)) gradient.addColorStop(share, colour);
	context.fillStyle = gradient;
	context.fillRect(0, 0, width, height);
	if (palette.night) drawStars(context, plan);
	drawGlow(context, plan);
	if (plan.extras.has('planet')) drawPlanet(context, plan);
	drawDisc(context, plan);
	drawClouds(context, plan);
}

/** Between the named colours further ones, mixed evenly for the eye. */
function skyStops(sky: ScenePlan['palette']['sky']): [number, Colour][] {
	const at = [0, 0.42, 0.78, 1];
	return sky.flatMap((colour, i): [number, Colour][] => {
		const next = sky[i + 1];
		const from = at[i] ?? 0;
		if (!next) return [[1, colour]];
		return [0, 0.33, 0.67].map((share): [number, Colour] => [
			from + ((at[i + 1] ?? 1) - from) * share,
			mix(colour, next, share),
		]);
	});
}

function drawStars(context: SKRSContext2D, { width, horizon, unit, random }: ScenePlan): void {
	const count = Math.round((width * horizon) / (unit * unit * 4_200));
	for (let i = 0; i < count; i++) {
		const depth = random.next();
		const y = horizon * random.next() ** 1.4;
		const bright = depth > 0.94;
		context.fillStyle = `rgba(255,250,235,${(bright ? 0.95 : random.between(0.15, 0.6)) * (1 - (y / horizon) ** 3)})`;
		context.beginPath();
		context.arc(
			random.next() * width,
			y,
			unit * (bright ? random.between(1.8, 2.8) : random.between(0.6, 1.4)),
			0,
			Math.PI * 2,
		);
		context.fill();
	}
}

function drawGlow(context: SKRSContext2D, { width, height, sun, palette, unit }: ScenePlan): void {
	context.globalCompositeOperation = 'screen';
	for (const [radius, alpha] of [
		[Math.max(width, height) * 0.62, 0.42],
		[unit * 320, palette.night ? 0.22 : 0.45],
	] as const) {
		const glow = context.createRadialGradient(sun.x, sun.y, 0, sun.x, sun.y, radius);
		glow.addColorStop(0, withAlpha(palette.glow, alpha));
		glow.addColorStop(0.35, withAlpha(palette.glow, alpha * 0.42));
		glow.addColorStop(0.7, withAlpha(palette.glow, alpha * 0.1));
		glow.addColorStop(1, withAlpha(palette.glow, 0));
		context.fillStyle = glow;
		context.fillRect(0, 0, width, height);
	}
	context.globalCompositeOperation = 'source-over';
}

function drawDisc(context: SKRSContext2D, { sun, palette }: ScenePlan): void {
	const radius = palette.night ? sun.radius * 0.8 : sun.radius;
	const disc = context.createRadialGradient(sun.x, sun.y, radius * 0.86, sun.x, sun.y, radius * 1.06);
	disc.addColorStop(0, palette.disc);
	disc.addColorStop(0.7, palette.disc);
	disc.addColorStop(1, withAlpha(palette.disc, 0));
	context.fillStyle = disc;
	context.beginPath();
	context.arc(sun.x, sun.y, radius * 1.1, 0, Math.PI * 2);
	context.fill();
}

function drawPlanet(context: SKRSContext2D, { width, horizon, sun, palette, unit }: ScenePlan): void {
	const x = sun.x < width / 2 ? width * 0.72 : width * 0.28;
	const y = horizon * 0.3;
	const radius = unit * 150;
	const ball = context.createRadialGradient(x + (sun.x - x) * 0.12, y + (sun.y - y) * 0.12, radius * 0.1, x, y, radius);
	ball.addColorStop(0, mix(palette.disc, palette.sky[3], 0.4));
	ball.addColorStop(0.65, palette.sky[2]);
	ball.addColorStop(1, palette.sky[0]);
	context.fillStyle = ball;
	context.beginPath();
	context.arc(x, y, radius, 0, Math.PI * 2);
	context.fill();
	context.strokeStyle = withAlpha(palette.disc, 0.55);
	context.lineWidth = unit * 7;
	context.beginPath();
	context.ellipse(x, y, radius * 1.75, radius * 0.34, -0.32, -0.3, Math.PI + 0.3);
	context.stroke();
}

/** Long flat banks of cloud, lit from below where the sun is near the horizon. */
function drawClouds(context: SKRSContext2D, { width, horizon, palette, unit, random }: ScenePlan): void {
	const banks = palette.night ? 4 : 7;
	for (let bank = 0; bank < banks; bank++) {
		const y = horizon * random.between(0.18, 0.86);
		const x = width * random.next();
		const length = unit * random.between(180, 420);
		const tint = mix(palette.sky[3], palette.disc, random.between(0.2, 0.7));
		for (let puff = 0; puff < 9; puff++) {
			const px = x + length * random.between(-1, 1);
			const radius = length * random.between(0.22, 0.5) * (1 - Math.abs(px - x) / (length * 1.7));
			const alpha = random.between(0.05, palette.night ? 0.09 : 0.2);
			context.save();
			context.translate(px, y + unit * random.between(-14, 14));
			context.scale(1, 0.16);
			const soft = context.createRadialGradient(0, 0, 0, 0, 0, radius);
			soft.addColorStop(0, withAlpha(tint, alpha));
			soft.addColorStop(1, withAlpha(tint, 0));
			context.fillStyle = soft;
			context.fillRect(-radius, -radius, radius * 2, radius * 2);
			context.restore();
		}
	}
}
