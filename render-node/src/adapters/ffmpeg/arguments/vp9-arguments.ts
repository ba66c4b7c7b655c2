import type { RenderQuality } from '@showrunner/contract';

type Preset = { deadline: 'realtime' | 'good'; cpuUsed: number; crf: number };

/** Measured as in x265-arguments.ts: 15.3, 19.3 and 21.1 dB. */
const presets: Record<RenderQuality, Preset> = {
	draft: { deadline: 'realtime', cpuUsed: 8, crf: 43 },
	standard: { deadline: 'realtime', cpuUsed: 5, crf: 32 },
	final: { deadline: 'good', cpuUsed: 3, crf: 26 },
};

export function vp9Arguments(quality: RenderQuality, gop: number, threads: number): string[] {
	const { deadline, cpuUsed, crf } = presets[quality];
	return [
		...['-c:v', 'libvpx-vp9', '-deadline', deadline, '-cpu-used', String(cpuUsed), '-crf', String(crf), '-b:v', '0'],
		...['-row-mt', '1', '-pix_fmt', 'yuv420p', '-g', String(gop), '-threads', String(threads)],
	];
}
