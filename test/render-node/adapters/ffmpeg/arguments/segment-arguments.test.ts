import { describe, expect, it } from '@jest/globals';
import { asBt709 } from '../../../../../render-node/src/adapters/ffmpeg/arguments/as-bt709.js';
import { segmentArguments } from '../../../../../render-node/src/adapters/ffmpeg/arguments/segment-arguments.js';
import type { Encoding, Layer, SegmentPlan } from '../../../../../render-node/src/domain/timeline/render-plan.js';

const encoding: Encoding = { frame: { width: 1080, height: 1920 }, fps: 30, quality: 'standard', encoder: 'libx264' };
const framing = { canvas: { width: 1080, height: 1920 }, box: { x: 0, y: 0, width: 1080, height: 1920 } };
const colour: Layer = { kind: 'picture', source: { kind: 'colour', colour: '#102040' }, framing, camera: null };
const clip: Layer = {
	kind: 'clip',
	assetId: 'c',
	fit: { fit: 'cover' },
	framing,
	camera: null,
	trimStartMs: 0,
	loopFrames: 100,
	firstFrame: 0,
};
const plan = (layers: SegmentPlan['layers'], captions: string | null = null): SegmentPlan => ({
	startFrame: 0,
	frameCount: 15,
	layers,
	captions,
	key: 'k',
});
const paths = (layers: string[], captions: string | null = null) => ({
	layers,
	captions,
	fontsDir: undefined,
	out: '/w/out.mp4',
});
const graphOf = (args: string[]) => args[args.indexOf('-filter_complex') + 1]?.split(';');

describe('segmentArguments', () => {
	it('are these for a still picture', () => {
		expect(segmentArguments(plan([colour]), encoding, paths(['/w/p.yuv']), 1)).toEqual([
			...[
				'-nostdin',
				'-hide_banner',
				'-y',
				'-loglevel',
				'info',
				'-nostats',
				'-benchmark',
				'-progress',
				'pipe:1',
				'-stats_period',
				'0.5',
			],
			...['-max_alloc', '536870912', '-filter_threads', '1', '-filter_complex_threads', '1'],
			...['-protocol_whitelist', 'file,pipe', '-f', 'rawvideo', '-pixel_format', 'yuv420p'],
			...['-video_size', '1080x1920', '-framerate', '30', '-i', 'file:/w/p.yuv'],
			'-filter_complex',
			`[0:v]${asBt709},loop=loop=-1:size=1:start=0,settb=1/30,setpts=N,fps=30,setsar=1[layer0];[layer0]null[mixed];[mixed]null,${asBt709},format=yuv420p[out]`,
			...[
				'-map',
				'[out]',
				'-frames:v',
				'15',
				'-c:v',
				'libx264',
				'-preset',
				'superfast',
				'-crf',
				'20',
				'-profile:v',
				'high',
			],
			...[
				'-pix_fmt',
				'yuv420p',
				'-x264-params',
				'keyint=60:scenecut=0:open-gop=0:mbtree=1:rc-lookahead=10',
				'-threads',
				'1',
			],
			...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'],
			...['-video_track_timescale', '15360', '-map_metadata', '-1', '-f', 'mp4', 'file:/w/out.mp4'],
		]);
	});

	it('mix two layers over the whole segment', () => {
		const args = segmentArguments(plan([colour, clip]), encoding, paths(['/w/p.yuv', '/a/c']), 2);
		expect(graphOf(args)?.slice(-2)).toEqual([
			'[layer0][layer1]xfade=transition=fade:duration=0.500000:offset=0[mixed]',
			`[mixed]null,${asBt709},format=yuv420p[out]`,
		]);
		expect(args.filter((arg) => arg === '-i')).toHaveLength(2);
	});

	it('decode a clip by as many threads as the segment has', () => {
		const args = segmentArguments(plan([colour, clip]), encoding, paths(['/w/p.yuv', '/a/c']), 3);
		const ofClip = args.slice(args.indexOf('file:/w/p.yuv') + 1, args.indexOf('file:/a/c'));
		expect(ofClip.slice(0, 2)).toEqual(['-threads', '3']);
		expect(args.slice(0, args.indexOf('file:/w/p.yuv'))).not.toContain('-threads');
	});

	it('cut a clip of known size before it is scaled', () => {
		const wide = { canvas: { width: 3414, height: 1920 }, box: { x: 1168, y: 0, width: 1080, height: 1920 } };
		const sizes = [{ width: 1920, height: 1080 }];
		const [read, fitted] =
			graphOf(segmentArguments(plan([{ ...clip, framing: wide }]), encoding, { ...paths(['/a/c']), sizes }, 1))?.slice(
				1,
			) ?? [];
		expect(read).toBe('[layer0_0]null,crop=w=iw*640/1920:h=ih:x=iw*640/1920:y=0[layer0_clip]');
		expect(fitted).toMatch(/^\[layer0_clip\]scale=1138:1920:.*,crop=1080:1920:30:0,/);
	});

	it('name captions as a file, never as text', () => {
		const args = segmentArguments(
			plan([colour], "Dialogue: it's 100%"),
			encoding,
			{ ...paths(['/w/p.yuv'], 'k.ass'), fontsDir: "/it's [a]:b" },
			1,
		);
		expect(graphOf(args)?.at(-1)).toBe(
			String.raw`[mixed]null,ass=filename=k.ass:fontsdir=/it\\\'s \[a\]\\:b,` + `${asBt709},format=yuv420p[out]`,
		);
		expect(args.join(' ')).not.toContain('Dialogue');
	});

	it('follow a moving camera by whole pixels and interpolate the rest', () => {
		const window = (x: number) => ({ x, y: 0, width: 1080, height: 1920 });
		const moving: Layer = {
			...colour,
			framing: { canvas: { width: 1200, height: 1920 }, box: { x: 0, y: 0, width: 1200, height: 1920 } },
			camera: { from: window(0), to: window(100), easing: 'linear', firstFrame: 7, pathFrames: 101 },
		};
		const [graph] = graphOf(segmentArguments(plan([moving]), encoding, paths(['/w/p.yuv']), 1)) ?? [];
		const at = (count: string) => `(0+100*((${count}+7)/100))`;
		expect(graph).toContain(`crop=w=1084:h=1920:x='clip(2*floor((${at('n')}-1)/2),0,116)':y='0'`);
		expect(graph).toContain(
			`perspective=sense=source:eval=frame:interpolation=linear:x0='${at('on-1')}-clip(2*floor((${at('on-1')}-1)/2),0,116)+0.5*(1080/1080-1)'`,
		);
		expect(graph).toMatch(/,crop=w=1080:h=1920:x=0:y=0,setsar=1\[layer0\]$/);
	});

	it('lift the frames to the device of VAAPI after everything is drawn', () => {
		const args = segmentArguments(
			plan([colour], 'x'),
			{ ...encoding, encoder: 'h264_vaapi' },
			paths(['/w/p.yuv'], 'k.ass'),
			1,
		);
		expect(graphOf(args)?.at(-1)).toBe(`[mixed]null,ass=filename=k.ass,${asBt709},format=nv12,hwupload[out]`);
		const device = args.indexOf('-vaapi_device');
		expect(args[device + 1]).toBe('/dev/dri/renderD128');
		expect(device).toBeLessThan(args.indexOf('-i'));
	});

	it('have a card decode one clip alone, and stop at what it cannot decode', () => {
		const decoders = [[], ['-hwaccel', 'cuda']];
		const args = segmentArguments(plan([colour, clip]), encoding, { ...paths(['/w/p.yuv', '/a/c']), decoders }, 1);
		const between = args.slice(args.indexOf('file:/w/p.yuv') + 1, args.indexOf('file:/a/c'));
		expect(between.slice(0, 2)).toEqual(['-hwaccel', 'cuda']);
		expect(args.filter((arg) => arg === '-hwaccel')).toHaveLength(1);
		expect(args).toContain('-xerror');
		expect(segmentArguments(plan([clip]), encoding, paths(['/a/c']), 1)).not.toContain('-xerror');
	});
});
