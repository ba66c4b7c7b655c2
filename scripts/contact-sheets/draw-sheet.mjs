import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../paths.mjs';

const require = createRequire(path.join(root, 'render-node', 'package.json'));
/** @type {typeof import('@napi-rs/canvas')} */
const { createCanvas, loadImage } = require('@napi-rs/canvas');

/** @typedef {{ file: string, x: number, y: number, width: number, height: number }} Cell */
/** @typedef {{ text: string, x: number, y: number, align?: 'left' | 'center' }} Label */

/**
 * Pictures and labels on one sheet, in 256 colours.
 * @param {{ width: number, height: number, cells: Cell[], labels: Label[] }} sheet pixels
 * @param {string} out
 */
export async function drawSheet({ width, height, cells, labels }, out) {
	const canvas = createCanvas(width, height);
	const context = canvas.getContext('2d');
	context.fillStyle = '#ffffff';
	context.fillRect(0, 0, width, height);
	for (const cell of cells) context.drawImage(await loadImage(cell.file), cell.x, cell.y, cell.width, cell.height);
	context.fillStyle = '#222222';
	context.font = '20px "Noto Sans"';
	for (const { text, x, y, align = 'center' } of labels) {
		context.textAlign = align;
		context.fillText(text, x, y);
	}
	const full = `${out}.full.png`;
	writeFileSync(full, canvas.toBuffer('image/png'));
	const palette = 'split[a][b];[a]palettegen=stats_mode=full[p];[b][p]paletteuse=dither=none';
	execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', full, '-filter_complex', palette, '-pred', 'none', out]);
	rmSync(full);
}
