import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import path from 'node:path';
import { timelineSchema, type Easing } from '@showrunner/contract';
import { createFfmpegRenderer } from '../../../../render-node/src/adapters/ffmpeg/create-ffmpeg-renderer.js';
import { compileTimeline } from '../../../../render-node/src/domain/timeline/compile-timeline.js';
import type { Renderer } from '../../../../render-node/src/domain/timeline/renderer.js';
import { brightCentre, greyFrames, trackingError, writeDot } from '../../../kits/bright-dot.js';
import { silentLog } from '../../../kits/silent-log.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const folder = temporaryFolder('camera');
const ways = ['kernel', 'graph'] as const;
const rendererOf = (stills: (typeof ways)[number]) =>
	createFfmpegRenderer({ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe', stills });
const still = { width: 810, height: 720 };
const dot = { x: 420.3, y: 330.7 };
const source = path.join(folder.path, 'dot.pgm');
const assetId = 'd'.repeat(64);
const frameCount = 60;

type Camera = { zoom: number; centreX: number; centreY: number };
const camera = (zoom: number, centreX = 0.5, centreY = 0.5): Camera => ({ zoom, centreX, centreY });

beforeAll(() => writeDot(source, still, dot));
afterAll(() => folder.remove());

/** Where the dot is in every frame of a rendered 270×480 video. */
async function tracked(
	renderer: Renderer,
	[from, to]: readonly [Camera, Camera],
	easing: Easing,
	fit: 'cover' | 'contain',
) {
	const timeline = timelineSchema.parse({
		version: 1,
		locale: 'en',
		scenes: [
			{
				id: 's',
				durationMs: 2000,
				visual: { kind: 'still', assetIds: { '9:16': assetId }, fit },
				motion: { from, to, easing },
			},
		],
		outputs: [{ aspectRatio: '9:16', scale: 0.25, quality: 'standard' }],
	});
	const facts = {
		kind: 'image',
		...still,
		durationMs: null,
		fps: null,
		videoCodec: 'pgm',
		audioCodec: null,
		sampleRateHz: null,
		channels: null,
	} as const;
	const plan = compileTimeline(timeline, {
		media: new Map([[assetId, facts]]),
		encoderFor: () => 'libx264',
		engine: 'test',
		captionsFor: {},
	});
	const [output] = plan.outputs;
	const [segment] = output?.segments ?? [];
	const [layer] = segment?.layers ?? [];
	if (!output || !segment || layer?.kind !== 'picture') throw new Error('the plan has no moving picture');
	const run = { workDir: folder.path, signal: new AbortController().signal, log: silentLog() };
	const [raw, out] = [path.join(folder.path, 'raw.yuv'), path.join(folder.path, 'out.mp4')];
	await renderer.makePictures([{ layer, frame: output.encoding.frame, source, out: raw }], run);
	const files = { layers: [raw], media: new Map(), fontsDir: undefined, out };
	await renderer.renderSegment(segment, output.encoding, files, { ...run, threads: 2, onFrames: () => undefined });
	return (await greyFrames(out, output.encoding.frame)).map((frame) =>
		brightCentre(frame, output.encoding.frame.width),
	);
}

/** Where it should be: a window of the fitted picture that goes evenly, or eased, from one place to the other. */
function ideal(from: Camera, to: Camera, easing: Easing, fit: 'cover' | 'contain') {
	const frame = { width: 270, height: 480 };
	const scale =
		fit === 'cover'
			? Math.max(frame.width / still.width, frame.height / still.height)
			: Math.min(frame.width / still.width, frame.height / still.height);
	const room = fit === 'cover' ? { width: still.width * scale, height: still.height * scale } : frame;
	const margin =
		fit === 'cover'
			? { x: 0, y: 0 }
			: { x: (frame.width - still.width * scale) / 2, y: (frame.height - still.height * scale) / 2 };
	const windowOf = ({ zoom, centreX, centreY }: Camera) => {
		const [width, height] = [frame.width / zoom, frame.height / zoom];
		const inside = (start: number, most: number) => Math.min(Math.max(start, 0), most);
		return {
			x: inside(centreX * room.width - width / 2, room.width - width),
			y: inside(centreY * room.height - height / 2, room.height - height),
			width,
			height,
		};
	};
	const [a, b] = [windowOf(from), windowOf(to)];
	return Array.from({ length: frameCount }, (_, index) => {
		const time = index / (frameCount - 1);
		const share = easing === 'linear' ? time : time * time * (3 - 2 * time);
		const at = (key: 'x' | 'y' | 'width' | 'height') => a[key] + (b[key] - a[key]) * share;
		return {
			x: ((dot.x * scale + margin.x - at('x')) / at('width')) * frame.width,
			y: ((dot.y * scale + margin.y - at('y')) / at('height')) * frame.height,
		};
	});
}

describe.each(ways)('a camera over a still that the %s draws', (way) => {
	const renderer = rendererOf(way);
	it.each<[string, Camera, Camera, Easing, 'cover' | 'contain']>([
		['goes nearer', camera(1), camera(1.2, 0.52, 0.48), 'linear', 'cover'],
		['goes far nearer', camera(1), camera(2.4, 0.5, 0.46), 'ease-in-out', 'cover'],
		['pans over a picture that is wider than the frame', camera(1, 0.4), camera(1, 0.62), 'linear', 'cover'],
		[
			'pans slowly, by less than a tenth of a pixel a frame',
			camera(1.3, 0.5, 0.48),
			camera(1.3, 0.505, 0.482),
			'linear',
			'cover',
		],
		['draws back', camera(1.5, 0.55, 0.4), camera(1.1, 0.5, 0.5), 'ease-in-out', 'cover'],
		['moves over a picture that is shown whole', camera(1), camera(1.25, 0.5, 0.5), 'linear', 'contain'],
	])('%s within a tenth of a pixel of its path', async (_, from, to, easing, fit) => {
		const measured = await tracked(renderer, [from, to], easing, fit);
		expect(measured).toHaveLength(frameCount);
		const { rms, shared } = trackingError(measured, ideal(from, to, easing, fit));
		expect(rms).toBeLessThan(0.1);
		expect(shared).toBeLessThan(0.1);
	});
});
