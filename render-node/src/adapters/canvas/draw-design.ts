import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import { isRtl } from '../../domain/captions/direction.js';
import type { DesignRequest, DesignText } from '../../domain/pictures/draw-request.js';
import { lightnessOf, mix, withAlpha, type Colour } from './colour.js';
import { finishPicture } from './finish-picture.js';
import { fitText, type FittedText } from './fit-text.js';
import { readPicture } from './read-picture.js';

/** Colours between two of a gradient's: mixed evenly for the eye, where a canvas would mix them greyish. */
const stepsBetween = 8;
/** The text's place in shares of the frame: within every platform's buttons, and above captions at the foot. */
const place = { left: 0.1, right: 0.9, top: 0.14, bottom: 0.74 };
/** In thousandths of the shorter side. */
const [titlePx, subtitlePx, gapPx] = [112, 50, 36];
/** Share of the text's height that the title may take where there is a subtitle. */
const titleShare = 0.66;
/** Of a blurred picture: how wide it is when the blur begins, how far that reaches in shares of the frame, and how much black lies over it. */
const [blurredWidth, blurShare, dimmed] = [256, 1 / 24, 0.45];
const [light, dark]: [Colour, Colour] = ['#fdfcf8', '#14141c'];
/** From this lightness on dark letters read better. */
const brightGround = 0.68;

/** A ground of one colour, a gradient or a blurred picture, and the text of a card over it. */
export async function drawDesign(request: DesignRequest): Promise<Canvas> {
	const { width, height, text } = request;
	const canvas = createCanvas(width, height);
	const context = canvas.getContext('2d');
	const lightness = await drawGround(context, request);
	if (text) drawText(context, text, request, lightness);
	finishPicture(context, width, height, 0);
	return canvas;
}

/** Gives its mean lightness. */
async function drawGround(context: SKRSContext2D, { width, height, background }: DesignRequest): Promise<number> {
	if (background.kind === 'blur') {
		await drawBlurred(context, background.path, width, height);
		return 0;
	}
	const colours = background.kind === 'colour' ? [background.colour] : background.colours;
	const [first = '#000000', ...others] = colours as Colour[];
	context.fillStyle = first;
	if (background.kind === 'gradient') {
		const gradient = shapeOf(context, background, width, height);
		const stops = between([first, ...others]);
		for (const [index, colour] of stops.entries()) gradient.addColorStop(index / (stops.length - 1), colour);
		context.fillStyle = gradient;
	}
	context.fillRect(0, 0, width, height);
	return [first, ...others].reduce((sum, colour) => sum + lightnessOf(colour), 0) / colours.length;
}

type Ground = Extract<DesignRequest['background'], { kind: 'gradient' }>;

/** A linear one is as long as it takes to have its first and last colour in two corners, whatever its angle. */
function shapeOf(context: SKRSContext2D, { shape, angleDegrees }: Ground, width: number, height: number) {
	const [x, y] = [width / 2, height / 2];
	if (shape === 'radial') return context.createRadialGradient(x, y, 0, x, y, Math.hypot(x, y));
	const angle = (angleDegrees * Math.PI) / 180;
	const [across, down] = [Math.sin(angle), -Math.cos(angle)];
	const half = Math.abs(across) * x + Math.abs(down) * y;
	return context.createLinearGradient(x - across * half, y - down * half, x + across * half, y + down * half);
}

function between(colours: readonly Colour[]): Colour[] {
	return colours.flatMap((colour, index) => {
		const next = colours[index + 1];
		if (next === undefined) return [colour];
		return Array.from({ length: stepsBetween }, (_, step) => mix(colour, next, step / stepsBetween));
	});
}

async function drawBlurred(context: SKRSContext2D, path: string, width: number, height: number): Promise<void> {
	const image = await readPicture(path);
	const small = createCanvas(blurredWidth, Math.max(1, Math.round((blurredWidth * height) / width)));
	const scale = Math.max(small.width / image.width, small.height / image.height);
	const [across, down] = [image.width * scale, image.height * scale];
	const reduced = small.getContext('2d');
	reduced.imageSmoothingQuality = 'high';
	reduced.drawImage(image, (small.width - across) / 2, (small.height - down) / 2, across, down);
	context.imageSmoothingQuality = 'high';
	context.filter = `blur(${(width * blurShare).toFixed(1)}px)`;
	// Beyond the edges, where the blur would mix with nothing.
	const [overX, overY] = [width * 0.1, height * 0.1];
	context.drawImage(small, -overX, -overY, width + 2 * overX, height + 2 * overY);
	context.filter = 'none';
	context.fillStyle = withAlpha('#000000', dimmed);
	context.fillRect(0, 0, width, height);
}

function drawText(
	context: SKRSContext2D,
	{ title, subtitle, locale, fonts, colour }: DesignText,
	{ width, height }: DesignRequest,
	lightness: number,
): void {
	const unit = Math.min(width, height) / 1000;
	const room = { width: width * (place.right - place.left), height: height * (place.bottom - place.top) };
	const gap = subtitle === '' ? 0 : gapPx * unit;
	const fit = (text: string, px: number, share: number) =>
		fitText(context, { text, locale, fonts, box: { ...room, height: room.height * share - gap }, maxPx: px * unit });
	const parts = [
		{ text: title, fitted: fit(title, titlePx, subtitle === '' ? 1 : titleShare), alpha: 1 },
		...(subtitle === '' ? [] : [{ text: subtitle, fitted: fit(subtitle, subtitlePx, 1 - titleShare), alpha: 0.82 }]),
	];
	const heightOf = ({ lines, lineHeightPx }: FittedText) => lines.length * lineHeightPx;
	const whole = parts.reduce((sum, { fitted }) => sum + heightOf(fitted), gap * (parts.length - 1));
	let top = height * place.top + (room.height - whole) / 2;
	const isBright = lightness > brightGround;
	context.textAlign = 'center';
	context.textBaseline = 'alphabetic';
	for (const { text, fitted, alpha } of parts) {
		context.font = fitted.font;
		context.direction = isRtl(text, locale) ? 'rtl' : 'ltr';
		context.fillStyle = withAlpha((colour as Colour | null) ?? (isBright ? dark : light), alpha);
		context.shadowColor = isBright || colour !== null ? 'transparent' : 'rgba(0,0,0,0.35)';
		context.shadowBlur = fitted.px * 0.16;
		context.shadowOffsetY = fitted.px * 0.04;
		for (const [line, words] of fitted.lines.entries())
			context.fillText(words, width / 2, top + fitted.lineHeightPx * (line + 0.5) + fitted.px * 0.35);
		top += heightOf(fitted) + gap;
	}
	context.shadowColor = 'transparent';
}
