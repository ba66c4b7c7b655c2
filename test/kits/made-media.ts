import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const exec = promisify(execFile);
const quiet = ['-nostdin', '-v', 'error', '-y'];

/** Writes a file from one of FFmpeg's own sources, such as `testsrc2=s=320x180`. */
export async function makeStill(file: string, source: string): Promise<string> {
	await exec('ffmpeg', [...quiet, '-f', 'lavfi', '-i', source, '-frames:v', '1', file]);
	return file;
}

/** A clip of `source`, with a tone where `toneHz` is given; `more` are arguments of the output. */
export async function makeClip(
	file: string,
	source: string,
	{ toneHz, more = [] }: { toneHz?: number; more?: string[] } = {},
): Promise<string> {
	const tone = toneHz === undefined ? [] : ['-f', 'lavfi', '-i', `sine=f=${toneHz}:r=48000`, '-shortest'];
	const coded = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '12', '-pix_fmt', 'yuv420p'];
	await exec('ffmpeg', [...quiet, '-f', 'lavfi', '-i', source, ...tone, ...coded, ...more, file]);
	return file;
}

/**
 * How alike two pictures are, 1 for the same (SSIM, Wang et al. 2004): what `filters` make of each, by FFmpeg's own
 * measure. A clip is meant as the frame that a `select` picks.
 */
export async function alike(a: string, b: string, filters: { a?: string; b?: string } = {}): Promise<number> {
	const chain = (index: number, filter = 'null') =>
		`[${index}:v]${filter},setpts=0,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,setsar=1[p${index}]`;
	const graph = `${chain(0, filters.a)};${chain(1, filters.b)};[p0][p1]ssim`;
	const args = [
		'-nostdin',
		'-hide_banner',
		'-i',
		a,
		'-i',
		b,
		'-filter_complex',
		graph,
		'-frames:v',
		'1',
		'-f',
		'null',
		'-',
	];
	const { stderr } = await exec('ffmpeg', args);
	return Number(/SSIM.* All:([\d.]+)/.exec(stderr)?.[1]);
}

/** A hash of every picture and of all sound, as they are decoded. */
export async function decodedHashes(file: string): Promise<string> {
	const { stdout } = await exec('ffmpeg', [...quiet, '-i', file, '-fps_mode', 'passthrough', '-f', 'framemd5', '-']);
	return stdout;
}
