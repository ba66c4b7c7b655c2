import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sampleClip, spread } from '../../../../render-node/src/adapters/content/sample-clip.js';
import { alike, makeClip } from '../../../kits/made-media.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => void (folder = temporaryFolder('sample')));
afterEach(() => folder.remove());

const sample = async (clip: string, count: number) => {
	const out = path.join(folder.path, 'pictures');
	mkdirSync(out);
	return sampleClip('ffmpeg', clip, { count, out, signal: new AbortController().signal });
};

describe('pictures of a clip', () => {
	it('are the first, the last and some at even distances between', () => {
		expect(spread(97, 5)).toEqual([0, 24, 48, 72, 96]);
		expect(spread(10, 4)).toEqual([0, 3, 6, 9]);
	});

	it('are all where there are few', () => {
		expect(spread(3, 16)).toEqual([0, 1, 2]);
		expect(spread(16, 16)).toEqual(Array.from({ length: 16 }, (_, frame) => frame));
		expect(spread(0, 16)).toEqual([]);
	});

	it('show the clip at those places', async () => {
		const clip = await makeClip(path.join(folder.path, 'clip.mp4'), 'testsrc2=s=160x90:r=10:d=2.1');
		const pictures = await sample(clip, 5);
		expect(pictures).toHaveLength(5);
		for (const [index, picture] of pictures.entries()) {
			const same = await alike(picture, clip, { b: `select='eq(n,${index * 5})'` });
			const next = await alike(picture, clip, { b: `select='eq(n,${index === 4 ? 15 : index * 5 + 5})'` });
			expect(same).toBeGreaterThan(0.98);
			expect(next).toBeLessThan(same - 0.01);
		}
	});

	it('are no larger than a classifier can use', async () => {
		const clip = await makeClip(path.join(folder.path, 'clip.mp4'), 'testsrc2=s=1600x900:r=10:d=0.2');
		const [picture = ''] = await sample(clip, 2);

		const header = readFileSync(picture);
		expect([header.readUInt32BE(16), header.readUInt32BE(20)]).toEqual([1024, 576]);
	});
});
