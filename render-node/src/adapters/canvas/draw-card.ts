import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import { isRtl } from '../../domain/captions/direction.js';
import type { CardRequest } from '../../domain/pictures/draw-request.js';
import { lightnessOf, mix, withAlpha, type Colour } from './colour.js';
import { finishPicture } from './finish-picture.js';
import { fitText } from './fit-text.js';
import { choosePalette, type Palette } from './palette.js';
import { createRandom } from './random.js';

/** Where the text may stand, in shares of the frame: above the place of burned captions. */
const areas = {
	tall: { left: 0.11, right: 0.89, top: 0.15, bottom: 0.53 },
	wide: { left: 0.11, right: 0.89, top: 0.14, bottom: 0.76 },
	square: { left: 0.1, right: 0.9, top: 0.12, bottom: 0.74 },
};
const areaOf = ({ width, height }: CardRequest) =>
	height > width * 1.2 ? areas.tall : width > height * 1.2 ? areas.wide : areas.square;

/** A scene's text, set large on a quiet background with a bar of the accent colour before it. */
export function drawCard(request: CardRequest): Canvas {
	const { width, height, text, locale, fonts, mood, seed } = request;
	const canvas = createCanvas(width, height);
	const context = canvas.getContext('2d');
	const palette = choosePalette(mood, seed, false);
	drawBackground(context, request, palette);
	if (text.trim() !== '') {
		const area = areaOf(request);
		const unit = Math.min(width, height) / 1000;
		const bar = unit * 62;
		const box = { width: width * (area.right - area.left), height: height * (area.bottom - area.top) - bar };
		const fitted = fitText(context, { text, locale, fonts, box, maxPx: unit * 104 });
		const blockHeight = fitted.lines.length * fitted.lineHeightPx;
		const top = height * area.top + bar + (box.height - blockHeight) / 2;
		const rtl = isRtl(text, locale);
		const x = width * (rtl ? area.right : area.left);
		drawBar(context, { x, y: top - bar * 0.78, unit, rtl, colour: palette.disc });
		context.font = fitted.font;
		context.direction = rtl ? 'rtl' : 'ltr';
		context.textAlign = rtl ? 'right' : 'left';
		context.textBaseline = 'alphabetic';
		context.fillStyle = '#fdfcf8';
		context.shadowColor = 'rgba(0,0,0,0.35)';
		context.shadowBlur = fitted.px * 0.16;
		context.shadowOffsetY = fitted.px * 0.04;
		for (const [i, line] of fitted.lines.entries())
			context.fillText(line, x, top + fitted.lineHeightPx * (i + 0.5) + fitted.px * 0.35);
		context.shadowColor = 'transparent';
	}
	finishPicture(context, width, height, 0.28);
	return canvas;
}

function drawBar(
	context: SKRSContext2D,
	{ x, y, unit, rtl, colour }: { x: number; y: number; unit: number; rtl: boolean; colour: Colour },
): void {
	context.fillStyle = colour;
	context.beginPath();
	context.roundRect(rtl ? x - unit * 96 : x, y, unit * 96, unit * 11, unit * 5.5);
	context.fill();
}

/** Dark enough for white letters whatever the palette: lightness .42 keeps a contrast of 7 to 1. */
const maxLightness = 0.42;
const darkened = (colour: Colour): Colour =>
	lightnessOf(colour) > maxLightness ? mix(colour, '#0a0a12', 1 - maxLightness / lightnessOf(colour)) : colour;

function drawBackground(
	context: SKRSContext2D,
	{ width, height, seed, index }: CardRequest,
	{ sky, near, glow }: Palette,
): void {
	const random = createRandom('card', seed, index);
	const base = context.createLinearGradient(0, 0, width * 0.55, height);
	base.addColorStop(0, darkened(mix(sky[0], near, 0.2)));
	base.addColorStop(0.6, darkened(mix(sky[1], near, 0.62)));
	base.addColorStop(1, darkened(near));
	context.fillStyle = base;
	context.fillRect(0, 0, width, height);
	const reach = Math.max(width, height);
	for (const [colour, alpha] of [
		[sky[2], 0.2],
		[sky[1], 0.3],
		[glow, 0.1],
	] as const) {
		const [x, y, radius] = [
			width * random.between(0, 1),
			height * random.between(0.25, 1.05),
			reach * random.between(0.35, 0.6),
		];
		const cloud = context.createRadialGradient(x, y, 0, x, y, radius);
		cloud.addColorStop(0, withAlpha(colour, alpha));
		cloud.addColorStop(1, withAlpha(colour, 0));
		context.fillStyle = cloud;
		context.fillRect(0, 0, width, height);
	}
	drawRings(context, width * random.between(0.7, 1), height * random.between(0.82, 1), reach * 0.16, sky[3]);
}

function drawRings(context: SKRSContext2D, x: number, y: number, step: number, colour: Colour): void {
	context.lineWidth = step * 0.012;
	for (let ring = 1; ring <= 4; ring++) {
		context.strokeStyle = withAlpha(colour, 0.22 - ring * 0.04);
		context.beginPath();
		context.arc(x, y, step * ring, 0, Math.PI * 2);
		context.stroke();
	}
}
