import { describe, expect, it } from '@jest/globals';
import type { RenderQuality } from '@showrunner/contract';
import { encoderArguments } from '../../../../../render-node/src/adapters/ffmpeg/arguments/encoder-arguments.js';
import { videoEncoders, type VideoEncoder } from '../../../../../render-node/src/domain/timeline/video-encoders.js';

const of = (encoder: VideoEncoder, quality: RenderQuality = 'standard', threads = 1) =>
	encoderArguments({ frame: { width: 1080, height: 1920 }, fps: 30, quality, encoder }, threads);
const tail = [
	...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'],
	...['-video_track_timescale', '15360'],
];
const closed = ['-profile:v', 'high', '-g', '60', '-bf', '0', '-flags', '+cgop'];

describe('encoderArguments', () => {
	it('are these for NVENC', () => {
		expect(of('h264_nvenc')).toEqual([
			...['-c:v', 'h264_nvenc', '-preset', 'p4', '-tune', 'hq', '-rc', 'vbr', '-cq', '26', '-b:v', '0'],
			...['-forced-idr', '1', '-no-scenecut', '1', '-strict_gop', '1', '-pix_fmt', 'yuv420p', ...closed, ...tail],
		]);
	});

	it('are these for VAAPI, which names no pixel format of its own', () => {
		const vaapi = ['-c:v', 'h264_vaapi', '-rc_mode', 'CQP', '-qp', '26', '-idr_interval', '0'];
		expect(of('h264_vaapi')).toEqual([...vaapi, ...closed, ...tail]);
	});

	it('are these for Quick Sync', () => {
		expect(of('h264_qsv')).toEqual([
			...['-c:v', 'h264_qsv', '-preset', 'medium', '-global_quality', '26', '-look_ahead', '0'],
			...['-forced_idr', '1', '-idr_interval', '0', '-pix_fmt', 'nv12', ...closed, ...tail],
		]);
	});

	it('are these for VideoToolbox', () => {
		const videoToolbox = ['-c:v', 'h264_videotoolbox', '-q:v', '65', '-allow_sw', '0', '-pix_fmt', 'yuv420p'];
		expect(of('h264_videotoolbox')).toEqual([...videoToolbox, ...closed, ...tail]);
	});

	it('are these for HEVC and AV1 on an NVIDIA card', () => {
		expect(of('hevc_nvenc')).toEqual([
			...['-c:v', 'hevc_nvenc', '-preset', 'p4', '-tune', 'hq', '-rc', 'vbr', '-cq', '25', '-b:v', '0'],
			...['-forced-idr', '1', '-no-scenecut', '1', '-strict_gop', '1', '-pix_fmt', 'yuv420p'],
			...['-profile:v', 'main', '-tag:v', 'hvc1', '-g', '60', '-bf', '0', '-flags', '+cgop', ...tail],
		]);
		expect(of('av1_nvenc').join(' ')).toContain('-rc constqp -qp 128 -forced-idr 1');
	});

	it.each(videoEncoders)('of %s differ by quality, and by nothing but threads by how many run', (encoder) => {
		const [draft, standard, final] = (['draft', 'standard', 'final'] as const).map((quality) =>
			of(encoder, quality).join(' '),
		);
		expect(new Set([draft, standard, final]).size).toBe(3);
		const withoutThreads = (args: string[]) => args.join(' ').replaceAll(/(-threads |lp=|pools=)\d+/g, '');
		expect(withoutThreads(of(encoder, 'final', 4))).toBe(withoutThreads(of(encoder, 'final', 1)));
	});

	it('keep to the highest rate that SVT-AV1 starts with, and leave others theirs', () => {
		const rate = { maxBitsPerSecond: 180_000_000, bufferBits: 1_000 };
		const rated = (encoder: VideoEncoder) =>
			encoderArguments({ frame: { width: 2, height: 2 }, fps: 30, quality: 'draft', encoder, rate }, 1).join(' ');
		expect(rated('libsvtav1')).toContain('-maxrate 100000000 ');
		expect(rated('libx264')).toContain('-maxrate 180000000 ');
	});
});
