/** A frame rate as FFmpeg takes it; 23.976 and its kin are meant as 24000/1001. */
export function rateText(framesPerSecond: number): string {
	const whole = Math.round(framesPerSecond);
	if (Math.abs(framesPerSecond - whole) < 5e-4) return String(whole);
	const ntsc = Math.round(framesPerSecond * 1.001);
	if (Math.abs((ntsc * 1000) / 1001 - framesPerSecond) < 1e-3) return `${ntsc * 1000}/1001`;
	return `${Math.round(framesPerSecond * 1000)}/1000`;
}

/** Filters that number the frames of a stream evenly, whatever timestamps they came with. */
export const evenly = (rate: string) => `settb=1/(${rate}),setpts=N,fps=${rate}`;
