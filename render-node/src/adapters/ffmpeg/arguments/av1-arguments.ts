import type { RenderQuality } from '@showrunner/contract';

type Preset = { preset: number; crf: number };

/** Measured as in x265-arguments.ts: 15.6, 19.3 and 21.3 dB. */
const svtPresets: Record<RenderQuality, Preset> = {
	draft: { preset: 12, crf: 40 },
	standard: { preset: 10, crf: 32 },
	final: { preset: 8, crf: 27 },
};

/** `lp` is how many processors it keeps busy. Key frames end a group of pictures; its own default is the same. */
export function svtAv1Arguments(quality: RenderQuality, gop: number, threads: number): string[] {
	const { preset, crf } = svtPresets[quality];
	return [
		...['-c:v', 'libsvtav1', '-preset', String(preset), '-crf', String(crf), '-pix_fmt', 'yuv420p'],
		...['-g', String(gop), '-svtav1-params', `lp=${threads}`],
	];
}

/**
 * Measured likewise: 15.5, 19.2 and 21.4 dB. `realtime`, because the other manner takes eight to thirty times the
 * processor time of SVT-AV1.
 */
const aomPresets: Record<RenderQuality, Preset> = {
	draft: { preset: 8, crf: 42 },
	standard: { preset: 8, crf: 31 },
	final: { preset: 6, crf: 26 },
};

export function aomAv1Arguments(quality: RenderQuality, gop: number, threads: number): string[] {
	const { preset, crf } = aomPresets[quality];
	return [
		...['-c:v', 'libaom-av1', '-usage', 'realtime', '-cpu-used', String(preset), '-crf', String(crf), '-b:v', '0'],
		...['-row-mt', '1', '-pix_fmt', 'yuv420p', '-g', String(gop), '-threads', String(threads)],
	];
}
