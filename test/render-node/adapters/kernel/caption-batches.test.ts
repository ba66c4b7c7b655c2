import { afterAll, describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createCaptionBatches } from '../../../../render-node/src/adapters/kernel/caption-batches.js';
import type { Encoding, PictureLayer, SegmentPlan } from '../../../../render-node/src/domain/timeline/render-plan.js';
import { silentLog } from '../../../kits/silent-log.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const folder = temporaryFolder('caption-batches');
afterAll(() => folder.remove());
const work = temporaryFolder('caption-batches-work');
afterAll(() => work.remove());
const [ffmpegPath, calls] = ['counted-ffmpeg', 'calls'].map((name) => path.join(folder.path, name)) as [string, string];
writeFileSync(ffmpegPath, `#!/bin/sh\necho "$@" >> '${calls}'\nexec ffmpeg "$@"\n`, { mode: 0o755 });
/** How many raw frames each start was asked for. */
const framesAsked = () => {
	const starts = existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : [];
	rmSync(calls, { force: true });
	return starts.map((args) => Number(/-frames:v (\d+)/.exec(args)?.[1]));
};

const frame = { width: 160, height: 240 };
const encoding: Encoding = { frame, fps: 30, quality: 'standard', encoder: 'libx264' };
const layer: PictureLayer = {
	...{ kind: 'picture', camera: null },
	source: { kind: 'colour', colour: '#808080' },
	framing: { canvas: frame, box: { x: 0, y: 0, ...frame } },
};
const head = `[Script Info]
ScriptType: v4.00+
PlayResX: 160
PlayResY: 240
WrapStyle: 2
ScaledBorderAndShadow: yes
YCbCr Matrix: None

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Caption,Noto Sans,20,&H00FFFFFF,&H00FFFFFF,&H00000000,&H38000000,0,0,0,0,100,100,0,0,1,1,1,2,10,10,30,1

[Events]
`;
/** Five frames for each text. */
const saying = (key: string, ...texts: string[]): SegmentPlan => {
	const clock = (index: number) =>
		`0:00:0${Math.floor(index / 6)}.${String(Math.round(((index % 6) * 100) / 6)).padStart(2, '0')}`;
	const lines = texts.map((text, at) => `Dialogue: 0,${clock(at)},${clock(at + 1)},Caption,,0,0,0,,${text}`);
	return {
		startFrame: 0,
		frameCount: 5 * texts.length,
		layers: [layer],
		captions: `${head}${lines.join('\n')}\n`,
		key,
	};
};
const run = { workDir: work.path, signal: new AbortController().signal, log: silentLog() };
const taken = (batches: ReturnType<typeof createCaptionBatches>, segment: SegmentPlan) =>
	batches.take(
		segment,
		'captions',
		encoding,
		{ name: `${segment.key}.ass`, fontsDir: undefined, letters: 'bt601' },
		run,
	);

describe('captions of segments that are drawn together', () => {
	it('are drawn by one process, and what is said again is not drawn again', async () => {
		const segments = [saying('a', 'one', 'two', 'one'), saying('b', 'one', 'three'), saying('c', 'two')];
		const batches = createCaptionBatches(ffmpegPath);
		batches.announce(segments, encoding);
		const together = [];
		for (const segment of segments) together.push(await taken(batches, segment));
		expect(framesAsked()).toEqual([2 * 3]);

		const alone = [];
		for (const segment of segments) alone.push(await taken(createCaptionBatches(ffmpegPath), segment));
		expect(together.map(({ bands, bandOf }) => ({ bands, bandOf }))).toEqual(
			alone.map(({ bands, bandOf }) => ({ bands, bandOf })),
		);
		expect(together.map(({ bands }) => bands.length)).toEqual([3, 2, 1]);
		expect(together[0]?.bands[0]).toEqual(together[1]?.bands[0]);
		expect(together[0]?.bands[0]).not.toEqual(together[0]?.bands[1]);
		// Each goes to a thread, which takes it away.
		const buffers = together.flatMap(({ bands }) => bands.flatMap(({ keep, add }) => [keep.buffer, add.buffer]));
		expect(new Set(buffers).size).toBe(buffers.length);
		expect(readdirSync(work.path)).toEqual([]);
		framesAsked();
	});

	it('are as many as are held at once', async () => {
		const words = (from: number) => Array.from({ length: 50 }, (_, at) => `word ${from + at}`);
		const segments = [saying('a', ...words(0)), saying('b', ...words(50)), saying('c', ...words(100))];
		const batches = createCaptionBatches(ffmpegPath);
		batches.announce(segments, encoding);
		for (const segment of segments) await taken(batches, segment);
		expect(framesAsked()).toEqual([200, 100]);
	});

	it('are drawn again where several are seen at once, whose places depend on each other', async () => {
		const two = saying('a', 'one', 'two');
		const captions = two.captions?.replaceAll(/,0:00:00\.\d\d,Caption/g, ',0:00:00.33,Caption') ?? null;
		const segments = ['d', 'e'].map((key) => ({ ...two, captions, key }));
		const batches = createCaptionBatches(ffmpegPath);
		batches.announce(segments, encoding);
		for (const segment of segments) expect((await taken(batches, segment)).bands.length).toBe(2);
		// The one line before the other comes is the same in both.
		expect(framesAsked()).toEqual([2 * 3]);
	});
});
