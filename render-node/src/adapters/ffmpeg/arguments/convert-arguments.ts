import type { ImageFormat } from '@showrunner/contract';
import type { PictureWish } from '../../../domain/media/convert-picture.js';
import { hostileGlobalArgs, hostilePictureArgs } from '../hostile-input.js';
import { globalArguments } from './global-arguments.js';

const fine = 'flags=lanczos+accurate_rnd+full_chroma_int+full_chroma_inp';
/** The blurred background is drawn this much smaller: the blur hides it, and it costs next to nothing. */
const blurShrink = 16;

/** Brings a picture to size. Where it cannot be kept, what is transparent comes out black. */
export function convertArguments(
	wish: PictureWish,
	{ source, out, transparent }: { source: string; out: string; transparent: boolean },
): string[] {
	const keepsHoles = transparent && wish.format !== 'jpeg' && wish.fit === 'cover';
	return [
		...[...globalArguments, ...hostileGlobalArgs, ...hostilePictureArgs, '-i', `file:${source}`],
		...['-filter_complex', graph(wish, transparent, keepsHoles), '-map', '[out]', '-frames:v', '1'],
		...['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact'],
		...encoders[wish.format](wish.quality, keepsHoles),
		...['-f', 'image2', '-update', '1', `file:${out}`],
	];
}

/** Scaled with its colours multiplied by what they cover, or the edge of a hole would shine through. */
function graph({ width, height, fit }: PictureWish, transparent: boolean, keepsHoles: boolean): string {
	const flat = transparent ? 'format=gbrap,premultiply=inplace=1' : 'format=gbrp';
	const opened = `[0:v]${flat}${transparent && !keepsHoles ? ',format=gbrp' : ''}`;
	const size = `${width}:${height}`;
	if (fit === 'cover') {
		const cut = `scale=${size}:force_original_aspect_ratio=increase:${fine},crop=${size},setsar=1`;
		return `${opened},${cut}${keepsHoles ? ',unpremultiply=inplace=1' : ''}[out]`;
	}
	const small = `${Math.max(2, Math.ceil(width / blurShrink))}:${Math.max(2, Math.ceil(height / blurShrink))}`;
	return [
		`${opened},split[behind][before]`,
		`[behind]scale=${small}:force_original_aspect_ratio=increase:flags=area,crop=${small},gblur=sigma=3,` +
			`lutrgb=r=val*0.6:g=val*0.6:b=val*0.6,scale=${size}:flags=bicubic,setsar=1[blurred]`,
		`[before]scale=${size}:force_original_aspect_ratio=decrease:${fine},setsar=1[sharp]`,
		`[blurred][sharp]overlay=(W-w)/2:(H-h)/2:format=gbrp[out]`,
	].join(';');
}

const encoders: Record<ImageFormat, (quality: number, keepsHoles: boolean) => string[]> = {
	// FFmpeg counts JPEG from 31 (worst) to 1.
	jpeg: (quality) => ['-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p', '-qmin', '1', '-q:v', jpegScale(quality)],
	png: (_, keepsHoles) => ['-c:v', 'png', '-pix_fmt', keepsHoles ? 'rgba' : 'rgb24'],
	webp: (quality, keepsHoles) => [
		...['-c:v', 'libwebp', '-pix_fmt', keepsHoles ? 'yuva420p' : 'yuv420p', '-quality', String(quality)],
	],
};

const jpegScale = (quality: number) => String(Math.max(1, Math.round(31 - (quality * 30) / 100)));
