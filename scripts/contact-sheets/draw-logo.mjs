import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../paths.mjs';

const require = createRequire(path.join(root, 'render-node', 'package.json'));
/** @type {typeof import('@napi-rs/canvas')} */
const { createCanvas } = require('@napi-rs/canvas');

const side = 400;

/** A round badge with a lighthouse on nothing, as a PNG with transparency. */
export function drawLogo() {
	const canvas = createCanvas(side, side);
	const context = canvas.getContext('2d');
	context.fillStyle = '#ffd23d';
	context.beginPath();
	context.arc(side / 2, side / 2, 190, 0, 2 * Math.PI);
	context.fill();
	context.fillStyle = '#0e0f14';
	context.beginPath();
	context.moveTo(170, 120);
	context.lineTo(230, 120);
	context.lineTo(255, 320);
	context.lineTo(145, 320);
	context.fill();
	context.fillRect(155, 95, 90, 20);
	context.beginPath();
	context.moveTo(230, 80);
	context.lineTo(360, 40);
	context.lineTo(360, 125);
	context.fill();
	return canvas.toBuffer('image/png');
}
