/** How a small grey picture shows: `sharpness` is the variance of its Laplacian, higher where edges are hard. */
export type Grade = { sharpness: number; isBlack: boolean };

/** Of 255; what a screen shows as black under a lamp. */
const darkLevel = 40;
/** A frame with fewer pixels than this above it shows nothing at the size of a thumbnail. */
const leastLit = 0.02;

/** `grey` has one byte for each pixel, row by row. */
export function gradeFrame(grey: Uint8Array, width: number): Grade {
	const height = Math.floor(grey.length / width);
	const at = (x: number, y: number) => grey[y * width + x] ?? 0;
	let [sum, squares, count] = [0, 0, 0];
	for (let y = 1; y < height - 1; y++) {
		for (let x = 1; x < width - 1; x++) {
			const edge = 4 * at(x, y) - at(x - 1, y) - at(x + 1, y) - at(x, y - 1) - at(x, y + 1);
			sum += edge;
			squares += edge * edge;
			count += 1;
		}
	}
	const mean = count > 0 ? sum / count : 0;
	const lit = grey.reduce((lights, level) => lights + (level > darkLevel ? 1 : 0), 0);
	return { sharpness: count > 0 ? squares / count - mean * mean : 0, isBlack: lit < leastLit * grey.length };
}
