import { afterAll, expect, it } from '@jest/globals';
import path from 'node:path';
import { timelineSchema } from '@showrunner/contract';
import { createDiskSegmentCache } from '../../../../render-node/src/adapters/segment-cache/disk-segment-cache.js';
import { drawVisuals } from '../../../../render-node/src/application/assemble/draw-visuals.js';
import type { DrawPicture } from '../../../../render-node/src/domain/pictures/draw-request.js';
import { silentLog } from '../../../kits/silent-log.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const folder = temporaryFolder('draw-visuals');
afterAll(() => folder.remove());

const timeline = timelineSchema.parse({
	...{ version: 1, locale: 'en', outputs: [{ aspectRatio: '16:9' }] },
	scenes: ['#101010', '#202020', '#303030', '#404040', '#505050', '#606060'].map((colour) => ({
		...{ id: colour, durationMs: 400, visual: { kind: 'gradient', colours: [colour, '#ffffff'] } },
	})),
});
async function drawn(draw: DrawPicture, cores: number) {
	const log = silentLog();
	const segmentCache = await createDiskSegmentCache(path.join(folder.path, 'cache'), 1e9, log);
	const run = { workDir: folder.path, signal: new AbortController().signal, log };
	return drawVisuals(timeline, { draw, cores, segmentCache, fonts: {}, sources: new Map() }, run);
}

it('draws no more once one has failed, and stops those that were begun', async () => {
	const begun: AbortSignal[] = [];
	const draw: DrawPicture = (_, signal) => {
		begun.push(signal);
		if (begun.length === 2) return Promise.reject(new Error('no paint'));
		return new Promise((_resolve, reject) => {
			signal.addEventListener('abort', () => reject(signal.reason), { once: true });
		});
	};
	await expect(drawn(draw, 2)).rejects.toThrow('no paint');
	expect(begun.map(({ aborted }) => aborted)).toEqual([true, true]);
});

it('draws as many side by side as there are processors, and each once', async () => {
	let [now, most, count] = [0, 0, 0];
	const draw: DrawPicture = async () => {
		most = Math.max(most, ++now);
		await new Promise(setImmediate);
		now--;
		count++;
		return new Uint8Array([1]);
	};
	expect((await drawn(draw, 3)).size).toBe(6);
	expect([most, count]).toEqual([3, 6]);
	expect((await drawn(draw, 3)).size).toBe(6);
	expect(count).toBe(6);
});
