import type { RenderQuality } from '@showrunner/contract';
import { codecOf, type HardwareEncoder } from '../../../domain/timeline/video-encoders.js';

type ByQuality<Value> = Record<RenderQuality, Value>;

/**
 * Quantisers that give the SSIM of x264's settings for the same quality, measured with x264 and x265 at constant
 * quantisers and without B-frames (docs/decisions/0031 and 0087). What a codec loses follows from the quantiser, whoever
 * encodes.
 */
const quantisers: Record<'h264' | 'hevc', ByQuality<number>> = {
	h264: { draft: 31, standard: 26, final: 22 },
	hevc: { draft: 32, standard: 25, final: 21 },
};
/** The same of AV1, which counts from 0 to 255: four times what SVT-AV1 counts, which was measured. */
const av1Quantisers: ByQuality<number> = { draft: 172, standard: 128, final: 96 };
/** Quick Sync counts from 1 to 51 for AV1 as well: by the numbers for HEVC, not measured. */
const qsvQuality = { ...quantisers, av1: quantisers.hevc };

/** VideoToolbox counts upwards from 1 to 100 and publishes no relation to quantisers: by eye, not measured. */
const videoToolboxQuality: ByQuality<number> = { draft: 45, standard: 65, final: 75 };

const nvencPreset: ByQuality<string> = { draft: 'p1', standard: 'p4', final: 'p6' };
const qsvPreset: ByQuality<string> = { draft: 'veryfast', standard: 'medium', final: 'slow' };

/**
 * No B-frames: without them no group of pictures can reach into the next one, so that segments stay closed whatever a
 * driver makes of the other options. `gop` is the distance of key frames in frames.
 */
export function hardwareArguments(encoder: HardwareEncoder, quality: RenderQuality, gop: number): string[] {
	const manner = encoder.slice(encoder.indexOf('_') + 1) as Manner;
	const codec = codecOf(encoder) as HardwareCodec;
	return ['-c:v', encoder, ...mannerArguments[manner](codec, quality), ...profiles[codec], ...closed(gop)];
}

type HardwareCodec = 'h264' | 'hevc' | 'av1';
type Manner = 'nvenc' | 'vaapi' | 'qsv' | 'videotoolbox';

const profiles: Record<HardwareCodec, string[]> = {
	h264: ['-profile:v', 'high'],
	hevc: ['-profile:v', 'main', '-tag:v', 'hvc1'],
	av1: [],
};

const mannerArguments: Record<Manner, (codec: HardwareCodec, quality: RenderQuality) => string[]> = {
	nvenc: (codec, quality) => [
		...['-preset', nvencPreset[quality], '-tune', 'hq'],
		// Without `-b:v 0` FFmpeg before 4.4 holds the quality down to 2 Mbit/s.
		...(codec === 'av1'
			? ['-rc', 'constqp', '-qp', String(av1Quantisers[quality])]
			: ['-rc', 'vbr', '-cq', String(quantisers[codec][quality]), '-b:v', '0']),
		...['-forced-idr', '1', '-no-scenecut', '1', '-strict_gop', '1', '-pix_fmt', 'yuv420p'],
	],
	vaapi: (codec, quality) => [
		...['-rc_mode', 'CQP'],
		...(codec === 'av1'
			? ['-global_quality', String(av1Quantisers[quality])]
			: ['-qp', String(quantisers[codec][quality])]),
		...['-idr_interval', '0'],
	],
	qsv: (codec, quality) => [
		...['-preset', qsvPreset[quality], '-global_quality', String(qsvQuality[codec][quality])],
		...(codec === 'h264' ? ['-look_ahead', '0'] : []),
		...['-forced_idr', '1', ...(codec === 'av1' ? [] : ['-idr_interval', codec === 'hevc' ? '1' : '0'])],
		...['-pix_fmt', 'nv12'],
	],
	videotoolbox: (_, quality) => [
		...['-q:v', String(videoToolboxQuality[quality]), '-allow_sw', '0', '-pix_fmt', 'yuv420p'],
	],
};

const closed = (gop: number) => ['-g', String(gop), '-bf', '0', '-flags', '+cgop'];
