/**
 * Threads change what x264 writes, so their number is fixed: the same request gives the same bytes on any number of
 * processors.
 */
const threads = 4;
const keyframeSeconds = 2;

/** H.264 4:2:0 tagged as BT.709, in an MP4 that plays while it loads. `crf`: x264's constant quality, lower is better. */
export function clipEncoding(framesPerSecond: number, crf: number): string[] {
	const keyint = Math.max(1, Math.round(keyframeSeconds * framesPerSecond));
	return [
		...['-c:v', 'libx264', '-preset', 'fast', '-crf', String(crf), '-profile:v', 'high', '-pix_fmt', 'yuv420p'],
		...['-x264-params', `keyint=${keyint}:open-gop=0`, '-threads', String(threads)],
		...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'],
		...['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact'],
		...['-flags:v', '+bitexact', '-flags:a', '+bitexact', '-movflags', '+faststart', '-f', 'mp4'],
	];
}

/** AAC for what is not AAC already, or was put together anew. */
export const soundEncoding: readonly string[] = ['-c:a', 'aac', '-b:a', '192k', '-ar', '48000', '-ac', '2'];
