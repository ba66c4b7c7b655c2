import type { Size } from '../../../domain/timeline/render-plan.js';

/** A third of the clip, but no longer than an eye takes for one change. */
const mostSeconds = 3;
/** The mask is drawn this small, because its expression is worked out for every pixel, and then enlarged. */
const maskSide = 16;

/**
 * Chains that let `[first]` give way to `[second]` around the middle, slowly at either end. FFmpeg's own cross-fade goes
 * evenly; here a grey that brightens along a smooth step says for every frame how much of the second is seen.
 */
export function crossChains(
	[first, second]: [string, string],
	output: string,
	{ width, height }: Size,
	{ frameCount, framesPerSecond }: { frameCount: number; framesPerSecond: number },
): string[] {
	const length = Math.min(frameCount / 3, mostSeconds * framesPerSecond);
	const start = (frameCount - 1 - length) / 2;
	const time = `clip((N-${start.toFixed(4)})/${length.toFixed(4)},0,1)`;
	const level = `255*${time}*${time}*(3-2*${time})`;
	return [
		`color=c=black:s=${maskSide}x${maskSide}:r=${framesPerSecond},format=yuv420p,` +
			`geq=lum='${level}':cb='${level}':cr='${level}',scale=${width}:${height}:flags=neighbor,setsar=1[mask]`,
		`[${first}][${second}][mask]maskedmerge,format=yuv420p[${output}]`,
	];
}
