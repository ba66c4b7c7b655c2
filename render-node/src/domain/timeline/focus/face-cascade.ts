/** Brightness of a picture, one byte of 0 to 255 for each pixel. */
export type Grey = { width: number; height: number; pixels: Uint8Array };

/** Decision trees that tell a face from what is none, in the form of Markuš's pico (arXiv:1305.4537). */
export type FaceCascade = { depth: number; trees: number; codes: Int8Array; leaves: Float32Array; least: Float32Array };

/** Version and bounding box, which every cascade in use has alike. */
const preambleBytes = 8;

/** Reads a cascade as pico's own program writes it: all numbers little-endian, each tree its nodes, leaves and threshold. */
export function readCascade(bytes: Uint8Array): FaceCascade {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const [depth, trees] = [view.getInt32(preambleBytes, true), view.getInt32(preambleBytes + 4, true)];
	const width = 2 ** depth;
	const cascade = {
		...{ depth, trees, codes: new Int8Array(4 * width * trees) },
		...{ leaves: new Float32Array(width * trees), least: new Float32Array(trees) },
	};
	let at = preambleBytes + 8;
	for (let tree = 0; tree < trees; tree++) {
		// Nodes count from 1, so that the children of node n are 2n and 2n + 1.
		for (let code = 4; code < 4 * width; code++) cascade.codes[4 * width * tree + code] = view.getInt8(at++);
		for (let leaf = 0; leaf < width; leaf++, at += 4) cascade.leaves[width * tree + leaf] = view.getFloat32(at, true);
		cascade.least[tree] = view.getFloat32(at, true);
		at += 4;
	}
	return cascade;
}

/**
 * How surely the square of `side` pixels around a place holds a face: above 0 where it does, rarely above 20 by chance.
 * The square has to lie in the picture.
 */
export function faceScore(cascade: FaceCascade, picture: Grey, x: number, y: number, side: number): number {
	const { depth, trees, codes, leaves, least } = cascade;
	const { pixels, width: stride } = picture;
	const width = 2 ** depth;
	const [column, row] = [256 * x, 256 * y];
	let score = 0;
	let last = 0;
	for (let tree = 0; tree < trees; tree++) {
		let node = 1;
		for (let level = 0; level < depth; level++) {
			const code = 4 * (width * tree + node);
			const downA = (row + (codes[code] ?? 0) * side) >> 8;
			const acrossA = (column + (codes[code + 1] ?? 0) * side) >> 8;
			const downB = (row + (codes[code + 2] ?? 0) * side) >> 8;
			const acrossB = (column + (codes[code + 3] ?? 0) * side) >> 8;
			const isDarker = (pixels[downA * stride + acrossA] ?? 0) <= (pixels[downB * stride + acrossB] ?? 0);
			node = 2 * node + (isDarker ? 1 : 0);
		}
		score += leaves[width * tree + node - width] ?? 0;
		last = least[tree] ?? 0;
		if (score <= last) return -1;
	}
	return score - last;
}
