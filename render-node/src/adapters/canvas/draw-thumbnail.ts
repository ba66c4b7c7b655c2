import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Mood } from '@showrunner/contract';
import { isRtl } from '../../domain/captions/direction.js';
import { columnsOf } from '../../domain/captions/line-width.js';
import type { ThumbnailRequest } from '../../domain/pictures/draw-request.js';
import { drawScene } from './art/draw-scene.js';
import type { Colour } from './colour.js';
import { finishPicture } from './finish-picture.js';
import { fitText, type FittedText } from './fit-text.js';
import { readPicture } from './read-picture.js';

const accents: Record<Mood, Colour> = {
	calm: '#ffd97a',
	uplifting: '#ffd23d',
	mysterious: '#8ff0c8',
	dramatic: '#ff9a4a',
	playful: '#ffe14d',
};

/** Share of the shorter side; a word or two may fill the picture. */
const largestType = (title: string, wide: boolean) => (wide ? 0.185 : 0.14) * (columnsOf(title) <= 12 ? 1.6 : 1);

type Area = { left: number; right: number; top: number; bottom: number };
/** Shares of the frame for left-to-right titles; the wide one leaves the foot of the right side to the players' clock. */
const areas = {
	wide: { left: 0.07, right: 0.66, top: 0.1, bottom: 0.9 },
	tall: { left: 0.09, right: 0.91, top: 0.5, bottom: 0.86 },
	square: { left: 0.08, right: 0.92, top: 0.44, bottom: 0.92 },
};

/** A title in few, very large lines over a picture, on the side where reading begins. */
export async function drawThumbnail(request: ThumbnailRequest): Promise<Canvas> {
	const { width, height, title, locale, fonts, mood } = request;
	const canvas = createCanvas(width, height);
	const context = canvas.getContext('2d');
	const rtl = isRtl(title, locale);
	const wide = width > height * 1.2;
	await drawBackdrop(context, request, wide ? (rtl ? 'left' : 'right') : undefined);
	const ltrArea = wide ? areas.wide : height > width * 1.2 ? areas.tall : areas.square;
	const area: Area =
		rtl && wide ? { ...ltrArea, left: 1 - ltrArea.right, right: 1 - ltrArea.left, bottom: 0.86 } : ltrArea;
	drawPanel(context, request, wide, rtl);
	const box = { width: width * (area.right - area.left), height: height * (area.bottom - area.top) };
	const fitted = fitText(context, {
		text: title,
		locale,
		fonts,
		box,
		maxPx: Math.min(width, height) * largestType(title, wide),
	});
	const blockHeight = fitted.lines.length * fitted.lineHeightPx;
	const top = wide ? height * area.top + (box.height - blockHeight) / 2 : height * area.bottom - blockHeight;
	const x = width * (rtl ? area.right : area.left);
	drawBar(context, { x, top, blockHeight, rtl, width, colour: accents[mood] });
	drawTitle(context, fitted, { x, top, rtl, accent: accents[mood] });
	finishPicture(context, width, height, 0.2);
	return canvas;
}

async function drawBackdrop(
	context: SKRSContext2D,
	{ width, height, title, mood, seed, backgroundPath }: ThumbnailRequest,
	subject?: 'left' | 'right',
): Promise<void> {
	if (backgroundPath === undefined) {
		context.drawImage(
			drawScene({ width, height, text: title, mood, seed, index: 0, ...(subject && { subject }) }),
			0,
			0,
		);
		return;
	}
	const image = await readPicture(backgroundPath);
	const scale = Math.max(width / image.width, height / image.height);
	context.imageSmoothingQuality = 'high';
	context.drawImage(
		image,
		(width - image.width * scale) / 2,
		(height - image.height * scale) / 2,
		image.width * scale,
		image.height * scale,
	);
}

/** Darkness under the title that fades out towards the picture. */
function drawPanel(context: SKRSContext2D, { width, height }: ThumbnailRequest, wide: boolean, rtl: boolean): void {
	const from = wide ? (rtl ? width : 0) : height;
	const to = wide ? (rtl ? width * 0.22 : width * 0.78) : height * 0.28;
	const panel = wide ? context.createLinearGradient(from, 0, to, 0) : context.createLinearGradient(0, from, 0, to);
	for (const [at, alpha] of [
		[0, 0.86],
		[0.5, 0.68],
		[0.8, 0.26],
		[1, 0],
	] as const)
		panel.addColorStop(at, `rgba(8,8,16,${alpha})`);
	context.fillStyle = panel;
	context.fillRect(0, 0, width, height);
}

type Bar = { x: number; top: number; blockHeight: number; rtl: boolean; width: number; colour: Colour };

function drawBar(context: SKRSContext2D, { x, top, blockHeight, rtl, width, colour }: Bar): void {
	const [thick, gap] = [width * 0.011, width * 0.022];
	context.fillStyle = colour;
	context.beginPath();
	context.roundRect(rtl ? x + gap : x - gap - thick, top + blockHeight * 0.04, thick, blockHeight * 0.92, thick / 2);
	context.fill();
}

type Placing = { x: number; top: number; rtl: boolean; accent: Colour };

/** The last line carries the accent: a title's point usually stands at its end. */
function drawTitle(
	context: SKRSContext2D,
	{ lines, px, lineHeightPx, font }: FittedText,
	{ x, top, rtl, accent }: Placing,
): void {
	context.font = font;
	context.direction = rtl ? 'rtl' : 'ltr';
	context.textAlign = rtl ? 'right' : 'left';
	context.textBaseline = 'alphabetic';
	context.lineJoin = 'round';
	context.lineWidth = px * 0.14;
	context.strokeStyle = 'rgba(8,8,16,0.92)';
	for (const pass of ['stroke', 'fill'] as const) {
		context.shadowColor = pass === 'stroke' ? 'rgba(0,0,0,0.55)' : 'transparent';
		context.shadowBlur = px * 0.2;
		context.shadowOffsetY = px * 0.06;
		for (const [i, line] of lines.entries()) {
			const y = top + lineHeightPx * (i + 0.5) + px * 0.35;
			context.fillStyle = i === lines.length - 1 && lines.length > 1 ? accent : '#ffffff';
			if (pass === 'stroke') context.strokeText(line, x, y);
			else context.fillText(line, x, y);
		}
	}
}
