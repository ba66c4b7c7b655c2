import { expect, it } from '@jest/globals';
import { renderSegments, type SegmentTools } from '../../../../render-node/src/application/assemble/render-segments.js';
import type { Encoding, PictureLayer, SegmentPlan } from '../../../../render-node/src/domain/timeline/render-plan.js';
import { MediaUnreadable } from '../../../../render-node/src/domain/timeline/renderer.js';
import { silentLog } from '../../../kits/silent-log.js';

const frame = { width: 64, height: 64 };
const encoding: Encoding = { frame, fps: 25, quality: 'draft', encoder: 'libx264' };
const run = { workDir: '/nowhere', signal: new AbortController().signal, log: silentLog() };
const layer = (number: number): PictureLayer => ({
	...{ kind: 'picture', source: { kind: 'still', assetId: `asset-${number}`, fit: { fit: 'cover' } }, camera: null },
	framing: { canvas: frame, box: { x: 0, y: 0, ...frame } },
});
const work = (startFrame: number, from: number, to: number) => {
	const layers: SegmentPlan['layers'] = [layer(from), layer(to)];
	const segment: SegmentPlan = { key: `${from} ${to}`, startFrame, frameCount: 25, captions: null, layers };
	return { segment, encoding, aspectRatio: '1:1' as const };
};

const unused = () => Promise.reject(new Error('not to be called'));
const renderer: SegmentTools['renderer'] = {
	...{ ready: unused, makeParallax: unused, findFocus: unused, makePictures: unused, renderRow: unused },
	...{ renderSegment: unused, joinVideo: unused, takeCover: unused, announce: () => undefined },
	rows: (segments) => segments.map((each) => [each]),
};
const segmentCache: SegmentTools['segmentCache'] = {
	...{ find: unused, keep: unused },
	hold: () => ({ ...segmentCache, letGo: () => undefined }),
};
const tools: SegmentTools = {
	...{ renderer, segmentCache, cores: 2, media: new Map(), fontsDirs: {} },
	...{ phaseEnd: '', sessionsOf: () => null, spend: () => undefined, beside: () => Promise.resolve() },
	sources: new Map([0, 1, 2, 3, 4].map((number) => [`asset-${number}`, `/files/${number}`])),
	progress: { segment: () => undefined, finished: () => undefined },
};
const works = (...pending: ReturnType<typeof work>[]) => {
	return { pending, ready: new Map<string, string>(), frames: { total: 100, reused: 0 } };
};

it('has all pictures that were begun come to their end before a render counts as failed', async () => {
	const calls: string[] = [];
	const begun = Promise.withResolvers<null>();
	// The first four by one process, which meets a damaged one, and the last by another, which is slower to end.
	const makePictures: (typeof renderer)['makePictures'] = async (pictures) => {
		if (pictures.length === 4) {
			await begun.promise;
			throw new MediaUnreadable('asset-3');
		}
		begun.resolve(null);
		await new Promise((resolve) => setTimeout(resolve, 30));
		calls.push('ended');
		return { cpuMs: 7 };
	};
	const spend: SegmentTools['spend'] = ({ cpuMs }) => void calls.push(`${cpuMs} ms`);
	// What fades from 3 to 4 takes one picture of each process.
	const pending = works(work(0, 0, 1), work(50, 2, 3), work(25, 3, 4));
	const rendering = renderSegments(pending, { ...tools, spend, renderer: { ...renderer, makePictures } }, run);
	await expect(rendering).rejects.toThrow(MediaUnreadable);
	expect(calls).toEqual(['ended', '7 ms']);
});

it('is called off while it looks through the segments of a long video', async () => {
	const stop = new AbortController();
	let announced = 0;
	const announce: (typeof renderer)['announce'] = (segments) => {
		announced += segments.length;
		setImmediate(() => stop.abort(new Error('called off')));
	};
	const pending = works(...Array.from({ length: 1_000 }, (_, number) => work(25 * number, number, number + 1)));
	const rendering = renderSegments(
		pending,
		{ ...tools, renderer: { ...renderer, announce } },
		{ ...run, signal: stop.signal },
	);
	await expect(rendering).rejects.toThrow('called off');
	expect(announced).toBeLessThan(200);
});
