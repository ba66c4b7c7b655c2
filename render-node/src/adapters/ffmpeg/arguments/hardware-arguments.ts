import type { RenderQuality } from '@showrunner/contract';
import type { VideoEncoder } from '../../../domain/timeline/video-encoders.js';

export type HardwareEncoder = Exclude<VideoEncoder, 'libx264'>;

/**
 * Quantisers that give the SSIM of x264's settings for the same quality, measured with x264 at constant quantisers and
 * without B-frames (docs/decisions/0031). What H.264 loses follows from the quantiser, whoever encodes.
 */
const quantisers: Record<RenderQuality, number> = { draft: 31, standard: 26, final: 22 };

/** VideoToolbox counts upwards from 1 to 100 and publishes no relation to quantisers: by eye, not measured. */
const videoToolboxQuality: Record<RenderQuality, number> = { draft: 45, standard: 65, final: 75 };

const nvencPreset: Record<RenderQuality, string> = { draft: 'p1', standard: 'p4', final: 'p6' };
const qsvPreset: Record<RenderQuality, string> = { draft: 'veryfast', standard: 'medium', final: 'slow' };

/**
 * No B-frames: without them no group of pictures can reach into the next one, so that segments stay closed whatever a
 * driver makes of the other options. `gop` is the distance of key frames in frames.
 */
export function hardwareArguments(encoder: HardwareEncoder, quality: RenderQuality, gop: number): string[] {
	return ['-c:v', encoder, ...qualityArguments[encoder](quality), '-profile:v', 'high', ...closed(gop)];
}

const qualityArguments: Record<HardwareEncoder, (quality: RenderQuality) => string[]> = {
	// Without `-b:v 0` FFmpeg before 4.4 holds the quality down to 2 Mbit/s.
	h264_nvenc: (quality) => [
		...['-preset', nvencPreset[quality], '-tune', 'hq', '-rc', 'vbr', '-cq', String(quantisers[quality]), '-b:v', '0'],
		...['-forced-idr', '1', '-no-scenecut', '1', '-strict_gop', '1', '-pix_fmt', 'yuv420p'],
	],
	h264_vaapi: (quality) => ['-rc_mode', 'CQP', '-qp', String(quantisers[quality]), '-idr_interval', '0'],
	h264_qsv: (quality) => [
		...['-preset', qsvPreset[quality], '-global_quality', String(quantisers[quality]), '-look_ahead', '0'],
		...['-forced_idr', '1', '-idr_interval', '0', '-pix_fmt', 'nv12'],
	],
	h264_videotoolbox: (quality) => [
		...['-q:v', String(videoToolboxQuality[quality]), '-allow_sw', '0', '-pix_fmt', 'yuv420p'],
	],
};

const closed = (gop: number) => ['-g', String(gop), '-bf', '0', '-flags', '+cgop'];
