/** Far from the grey, black and green that broken drivers draw. */
const colour = { y: 90, u: 160, v: 100 };

/** More than any quantiser takes from a plain surface. */
const tolerance = 6;

/** Filters that paint the frame of a probe. */
export const painted = `format=yuv420p,lutyuv=y=${colour.y}:u=${colour.u}:v=${colour.v}`;

/** Filters after which one raw frame is 2×2 pixels: four of luma, one of each chroma. */
export const sampled = 'scale=2:2:flags=area,format=yuv420p';

/** Whether the raw frame that `sampled` gives has the colour that `painted` drew. */
export function showsColour(raw: Buffer): boolean {
	const { y, u, v } = colour;
	const wanted = [y, y, y, y, u, v];
	return (
		raw.length === wanted.length && wanted.every((value, index) => Math.abs((raw[index] ?? 0) - value) <= tolerance)
	);
}
