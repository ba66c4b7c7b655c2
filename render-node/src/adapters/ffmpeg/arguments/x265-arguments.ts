import type { RenderQuality } from '@showrunner/contract';

/**
 * Chosen to give the SSIM that x264 gives for the same quality (15.4, 19.3, 21.2 dB), measured on 90 frames of a zoom
 * into a Mandelbrot set, 540×960: 15.4, 19.3 and 21.1 dB (docs/decisions/0087).
 */
const presets: Record<RenderQuality, { preset: string; crf: number }> = {
	draft: { preset: 'superfast', crf: 27 },
	standard: { preset: 'veryfast', crf: 20 },
	final: { preset: 'medium', crf: 17 },
};

/**
 * `pools` changes no header as long as there are any; without `info=0` the headers would tell it. `hvc1` is the name that
 * Apple's players ask for.
 */
export function x265Arguments(quality: RenderQuality, gop: number, threads: number): string[] {
	const { preset, crf } = presets[quality];
	const params = [`keyint=${gop}`, 'scenecut=0', 'open-gop=0', 'info=0', 'log-level=error', `pools=${threads}`];
	return [
		...['-c:v', 'libx265', '-preset', preset, '-crf', String(crf), '-pix_fmt', 'yuv420p', '-tag:v', 'hvc1'],
		...['-forced-idr', '1', '-x265-params', params.join(':'), '-threads', String(threads)],
	];
}
