import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../paths.mjs';

const require = createRequire(path.join(root, 'render-node', 'package.json'));
/** @type {typeof import('@napi-rs/canvas')} */
const { createCanvas, loadImage } = require('@napi-rs/canvas');

/** So that a sheet can show what comes and goes: the picture that is least like another. @param {string[]} files @param {string} plain */
export async function mostChanged(files, plain) {
	const before = await pixels(plain);
	let [found, most] = [files[0] ?? plain, -1];
	for (const file of files) {
		const after = await pixels(file);
		const difference = after.reduce((sum, value, index) => sum + Math.abs(value - (before[index] ?? 0)), 0);
		if (difference > most) [found, most] = [file, difference];
	}
	return found;
}

/** @param {string} file */
async function pixels(file) {
	const image = await loadImage(file);
	const context = createCanvas(image.width, image.height).getContext('2d');
	context.drawImage(image, 0, 0);
	return context.getImageData(0, 0, image.width, image.height).data;
}
