import { describe, expect, it } from '@jest/globals';
import { renderSegments, type SegmentTools } from '../../../../render-node/src/application/assemble/render-segments.js';
import type { Encoding, PictureLayer, SegmentPlan } from '../../../../render-node/src/domain/timeline/render-plan.js';
import { MediaUnreadable } from '../../../../render-node/src/domain/timeline/renderer.js';
import { silentLog } from '../../../kits/silent-log.js';

const frame = { width: 64, height: 64 };
const encoding: Encoding = { frame, fps: 25, quality: 'draft', encoder: 'libx264' };
const run = { workDir: '/nowhere', signal: new AbortController().signal, log: silentLog() };
const layer = (number: number): PictureLayer => ({
	...{ kind: 'picture', source: { kind: 'image', assetId: `asset-${number}`, fit: 'cover' }, camera: null },
	framing: { canvas: frame, box: { x: 0, y: 0, ...frame } },
});
const work = (startFrame: number, from: number, to: number) => {
	const layers: SegmentPlan['layers'] = [layer(from), layer(to)];
	const segment: SegmentPlan = { key: `${from} ${to}`, startFrame, frameCount: 25, captions: null, layers };
	return { segment, encoding, aspectRatio: '1:1' as const };
};

describe('pictures of a render that fails', () => {
	it('have all come to their end before it does', async () => {
		const calls: string[] = [];
		const begun = Promise.withResolvers<null>();
		const unused = () => Promise.reject(new Error('not to be called'));
		const tools: SegmentTools = {
			renderer: {
				...{ ready: unused, makeParallax: unused, findFocus: unused, renderRow: unused, joinVideo: unused },
				...{ takeCover: unused, renderSegment: unused, announce: () => undefined },
				rows: (segments) => segments.map((each) => [each]),
				// The first four by one process, which meets a damaged one, and the last by another, which is slower to end.
				async makePictures(pictures) {
					if (pictures.length === 4) {
						await begun.promise;
						throw new MediaUnreadable('asset-3');
					}
					begun.resolve(null);
					await new Promise((resolve) => setTimeout(resolve, 30));
					calls.push('ended');
					return { cpuMs: 7 };
				},
			},
			segmentCache: { find: unused, keep: unused },
			...{ cores: 2, media: new Map(), fontsDirs: {}, phaseEnd: '', sessionsOf: () => null },
			sources: new Map([0, 1, 2, 3, 4].map((number) => [`asset-${number}`, `/files/${number}`])),
			progress: { segment: () => undefined, finished: () => undefined },
			spend: ({ cpuMs }) => void calls.push(`${cpuMs} ms`),
			beside: () => Promise.resolve(),
		};
		// What fades from 3 to 4 takes one picture of each process.
		const pending = [work(0, 0, 1), work(50, 2, 3), work(25, 3, 4)];
		const frames = { total: 100, reused: 0 };
		await expect(renderSegments({ pending, ready: new Map(), frames }, tools, run)).rejects.toThrow(MediaUnreadable);
		expect(calls).toEqual(['ended', '7 ms']);
	});
});
