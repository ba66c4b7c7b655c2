import { createCanvas, ImageData, type SKRSContext2D } from '@napi-rs/canvas';
import { createRandom } from './random.js';

const grainTilePx = 192;

/** Darkens the corners and adds the fine grain that keeps skies from banding once they are compressed. */
export function finishPicture(context: SKRSContext2D, width: number, height: number, vignette: number): void {
	const reach = Math.hypot(width, height) / 2;
	const corners = context.createRadialGradient(width / 2, height / 2, reach * 0.5, width / 2, height / 2, reach);
	corners.addColorStop(0, 'rgba(0,0,0,0)');
	corners.addColorStop(1, `rgba(0,0,0,${vignette})`);
	context.fillStyle = corners;
	context.fillRect(0, 0, width, height);
	const grain = context.createPattern(grainTile(), 'repeat');
	if (!grain) return;
	context.globalAlpha = 0.05;
	context.globalCompositeOperation = 'overlay';
	context.fillStyle = grain;
	context.fillRect(0, 0, width, height);
	context.globalCompositeOperation = 'source-over';
	context.globalAlpha = 1;
}

function grainTile() {
	const random = createRandom('grain');
	const pixels = new Uint8ClampedArray(grainTilePx * grainTilePx * 4);
	for (let at = 0; at < pixels.length; at += 4) {
		const value = Math.round(random.next() * 255);
		pixels.set([value, value, value, 255], at);
	}
	const tile = createCanvas(grainTilePx, grainTilePx);
	tile.getContext('2d').putImageData(new ImageData(pixels, grainTilePx, grainTilePx), 0, 0);
	return tile;
}
