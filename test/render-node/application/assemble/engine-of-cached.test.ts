import { afterAll, beforeEach, expect, it } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { timelineSchema } from '@showrunner/contract';
import { createFfmpegRenderer } from '../../../../render-node/src/adapters/ffmpeg/create-ffmpeg-renderer.js';
import { createDiskSegmentCache } from '../../../../render-node/src/adapters/segment-cache/disk-segment-cache.js';
import { gatherFocus } from '../../../../render-node/src/application/assemble/gather-focus.js';
import { makeParallaxClips } from '../../../../render-node/src/application/assemble/make-parallax-clips.js';
import { randomMedia } from '../../../kits/random-timeline.js';
import { silentLog } from '../../../kits/silent-log.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const folder = temporaryFolder('engine-of-cached');
afterAll(() => folder.remove());

const [stillId = ''] = [...randomMedia].find(([, { kind }]) => kind === 'image') ?? [];
const media = { facts: new Map(randomMedia), paths: new Map([[stillId, 'still.png']]), fields: new Map() };
const layers = [0, 1].map((depth) => ({ assetIds: { '9:16': stillId }, depth }));
const timeline = timelineSchema.parse({
	...{ version: 1, locale: 'en', outputs: [{ aspectRatio: '9:16' }] },
	scenes: [
		{ id: 'cropped', durationMs: 400, visual: { kind: 'still', assetIds: { '9:16': stillId }, fit: 'smart' } },
		{ id: 'layers', durationMs: 400, visual: { kind: 'layers', layers } },
	],
});

const calls = { findFocus: 0, makeParallax: 0 };
beforeEach(() => void Object.assign(calls, { findFocus: 0, makeParallax: 0 }));
const renderer = {
	...createFfmpegRenderer({ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe' }),
	findFocus: async () => {
		calls.findFocus++;
		return { focus: { faces: [], columns: [1], rows: [1] }, cpuMs: 1 };
	},
	makeParallax: async ({ out }: { out: string }) => {
		calls.makeParallax++;
		await writeFile(out, 'a clip');
		return { cpuMs: 1 };
	},
};

it('what another engine looked at or rendered is looked at and rendered anew', async () => {
	const log = silentLog();
	const segmentCache = await createDiskSegmentCache(path.join(folder.path, 'cache'), 1e9, log);
	const run = { workDir: folder.path, signal: new AbortController().signal, log };
	for (const [index, engine] of ['ffmpeg 6', 'ffmpeg 6', 'ffmpeg 7'].entries()) {
		const tools = { renderer, segmentCache, cores: 1, engine };
		const { focus } = await gatherFocus(timeline, media, tools, run);
		const { files } = await makeParallaxClips(timeline, media, tools, run);
		expect([focus.size, files.size]).toEqual([1, 1]);
		expect(calls).toEqual(index < 2 ? { findFocus: 1, makeParallax: 1 } : { findFocus: 2, makeParallax: 2 });
	}
});
