import { afterAll, describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createFfmpegRenderer } from '../../../../render-node/src/adapters/ffmpeg/create-ffmpeg-renderer.js';
import { streamHeader } from '../../../../render-node/src/adapters/ffmpeg/stream-header.js';
import type { Encoding, PictureLayer, SegmentPlan } from '../../../../render-node/src/domain/timeline/render-plan.js';
import { childProcesses } from '../../../kits/child-processes.js';
import { greyFrames } from '../../../kits/bright-dot.js';
import { silentLog } from '../../../kits/silent-log.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const folder = temporaryFolder('stills');
afterAll(() => folder.remove());
const at = (name: string) => path.join(folder.path, name);
const encoding: Encoding = { frame: { width: 128, height: 96 }, fps: 30, quality: 'standard', encoder: 'libx264' };
const whole = { x: 0, y: 0, width: 128, height: 96 };
const layer: PictureLayer = {
	...{
		kind: 'picture',
		source: { kind: 'colour', colour: '#808080' },
		framing: { canvas: encoding.frame, box: whole },
	},
	camera: { from: whole, to: { ...whole, width: 100, height: 75 }, easing: 'linear', firstFrame: 0, pathFrames: 40 },
};
const segment: SegmentPlan = { startFrame: 0, frameCount: 40, layers: [layer], captions: null, key: 'k' };

const rendererOf = (stills: 'kernel' | 'graph') =>
	createFfmpegRenderer({ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe', stills });
const renderers = { kernel: rendererOf('kernel'), graph: rendererOf('graph') };
const render = (
	way: keyof typeof renderers,
	raw: string,
	out: string,
	onFrames: (frames: number) => void = () => undefined,
) =>
	renderers[way].renderSegment(
		segment,
		encoding,
		{ layers: [raw], media: new Map(), fontsDir: undefined, out },
		{ workDir: folder.path, signal: new AbortController().signal, log: silentLog(), threads: 1, onFrames },
	);
const picture = (name: string, bytes: number) => {
	writeFileSync(at(name), Buffer.alloc(bytes, 128));
	return at(name);
};

describe('a segment of stills', () => {
	it('has every frame, and the headers of one that the graph drew', async () => {
		const raw = picture('whole.yuv', 128 * 96 * 1.5);
		const seen: number[] = [];
		const { cpuMs } = await render('kernel', raw, at('kernel.mp4'), (frames) => void seen.push(frames));
		await render('graph', raw, at('graph.mp4'));
		expect(cpuMs).toBeGreaterThan(0);
		expect(seen.at(-1)).toBe(40);
		expect(await greyFrames(at('kernel.mp4'), encoding.frame)).toHaveLength(40);
		expect(streamHeader(readFileSync(at('kernel.mp4')))).toBe(streamHeader(readFileSync(at('graph.mp4'))));
	});

	it('fails where its picture is not whole, and leaves neither process nor file', async () => {
		const raw = picture('torn.yuv', 128 * 96);
		await expect(render('kernel', raw, at('torn.mp4'))).rejects.toThrow(/raw picture has/);
		expect(childProcesses()).toEqual([]);
		expect(existsSync(at('torn.mp4'))).toBe(false);
		expect(readdirSync(folder.path).filter((name) => name.endsWith('.ass'))).toEqual([]);
	});

	it('is drawn by the next thread after one has died', async () => {
		const raw = picture('again.yuv', 128 * 96 * 1.5);
		await render('kernel', raw, at('again.mp4'));
		expect(await greyFrames(at('again.mp4'), encoding.frame)).toHaveLength(40);
	});
});
