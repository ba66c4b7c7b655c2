import { describe, expect, it } from '@jest/globals';
import { timelineSchema } from '@showrunner/contract';
import { compileTimeline } from '../../../../../render-node/src/domain/timeline/compile-timeline.js';
import { placeInserts } from '../../../../../render-node/src/domain/timeline/inserts/place-inserts.js';
import { randomMedia } from '../../../../kits/random-timeline.js';

const picture = { kind: 'still', assetIds: { '16:9': 'a'.repeat(64) } };
const word = (text: string, charStart: number, startMs: number) => {
	return { text, charStart, charEnd: charStart + text.length, startMs, endMs: startMs + 200, source: 'native' };
};
const text = 'Dr. Ash left. Who saw it?';
const words = [word('Dr.', 0, 0), word('Ash', 4, 300), word('left.', 8, 600)]
	.concat([word('Who', 14, 1500), word('saw', 18, 1800), word('it?', 22, 2100)]); // prettier-ignore
const timeline = (inserts?: unknown[], own: object = {}) =>
	timelineSchema.parse({
		version: 1,
		locale: 'en',
		scenes: ['a', 'b', 'c'].map((id) => ({ id, durationMs: 4000, visual: { kind: 'colour', colour: '#102040' } })),
		captions: {
			scenes: [
				{ startMs: 4250, durationMs: 2500, text, words },
				{ startMs: 7000, durationMs: 800, text: 'Nobody.', words: [] },
			],
		},
		outputs: [{ aspectRatio: '16:9', fps: 25 }],
		inserts,
		...own,
	});
const full = (at: object, durationMs?: number) => ({ mode: 'full', visual: picture, at, durationMs });
const inset = (at: object, durationMs?: number) => ({ ...full(at, durationMs), mode: 'inset' });
const timesOf = (...inserts: object[]) =>
	placeInserts(timeline(inserts)).placed.map(({ startMs, endMs }) => [startMs, endMs]);
const refusalOf = (...inserts: object[]) => {
	try {
		return placeInserts(timeline(inserts));
	} catch (error) {
		return (error as { problem: { type: string; field: string } }).problem;
	}
};

describe('where inserts are', () => {
	it('is from the first word of a sentence to the end of its last', () => {
		expect(timesOf(full({ sceneId: 'b', sentence: 1 }))).toEqual([[4250, 5050]]);
		expect(timesOf(full({ sceneId: 'b', sentence: 2 }))).toEqual([[5750, 6550]]);
	});

	it('counts sentences over all captions of the scene, also those without measured words', () => {
		expect(timesOf(full({ sceneId: 'b', sentence: 3 }))).toEqual([[7000, 7800]]);
	});

	it('is for as long as is wished, or to the end of the scene', () => {
		expect(timesOf(full({ sceneId: 'b', sentence: 1 }, 3000))).toEqual([[4250, 7250]]);
		expect(timesOf(full({ startMs: 100 }, 300), full({ startMs: 4500 }))).toEqual([[100, 400], [4500, 8000]]); // prettier-ignore
	});

	it('ends with the video, with a warning', () => {
		const { placed, warnings } = placeInserts(timeline([full({ startMs: 11_000 }, 1500)]));
		expect(placed).toMatchObject([{ startMs: 11_000, endMs: 12_000 }]);
		expect(warnings).toMatchObject([{ code: 'option-adjusted', field: 'timeline.inserts[0]' }]);
		expect(placeInserts(timeline([full({ startMs: 11_000 }, 1000)])).warnings).toEqual([]);
	});

	it('may touch others and lie over those of the other mode', () => {
		expect(
			timesOf(full({ startMs: 1000 }, 500), full({ startMs: 500 }, 500), inset({ startMs: 0 }, 9000)),
		).toHaveLength(3);
	});

	it.each([
		['insert-beyond-end', 'timeline.inserts[0].at', [full({ startMs: 12_000 }, 500)]],
		['insert-scene-unknown', 'timeline.inserts[0].at.sceneId', [full({ sceneId: 'x', sentence: 1 })]],
		['insert-sentence-unknown', 'timeline.inserts[0].at.sentence', [full({ sceneId: 'b', sentence: 4 })]],
		['insert-sentence-unknown', 'timeline.inserts[0].at.sentence', [full({ sceneId: 'a', sentence: 1 })]],
		['inserts-overlap', 'timeline.inserts[0]', [full({ startMs: 1499 }, 500), full({ startMs: 1000 }, 500)]],
		['inserts-overlap', 'timeline.inserts[1]', [inset({ startMs: 0 }, 900), inset({ startMs: 100 }, 200)]],
	])('is refused as %s at %s', (slug, field, inserts) => {
		expect(refusalOf(...inserts)).toMatchObject({ type: expect.stringMatching(`${slug}$`), field });
	});

	it('is refused by the schema where it is no place, or the picture is a colour', () => {
		for (const wrong of [{}, { startMs: 0, sceneId: 'a', sentence: 1 }, { sceneId: 'a', sentence: 0 }])
			expect(() => timeline([full(wrong)])).toThrow();
		expect(() => timeline([{ ...full({ startMs: 0 }), visual: { kind: 'colour', colour: '#102040' } }])).toThrow();
		expect(() => timeline(Array.from({ length: 201 }, (_, index) => full({ startMs: index * 50 }, 200)))).toThrow();
	});
});

describe('segments beside inserts', () => {
	const keysOf = (inserts?: unknown[]) => {
		const context = { media: randomMedia, encoderFor: () => 'libx264' as const, engine: 'engine 1', captionsFor: {} };
		return compileTimeline(timeline(inserts, { captions: undefined }), context).outputs[0]?.segments ?? [];
	};

	it('keep their keys', () => {
		const plain = keysOf().map(({ key }) => key);
		const changed = keysOf([full({ startMs: 5000 }, 500), inset({ startMs: 9000 }, 500)]);
		const keys = changed.map(({ key }) => key);
		// a, its crossfade, b's crossfade stay; b and c are cut in three each.
		expect(keys.filter((key) => plain.includes(key))).toEqual([plain[0], plain[1], plain[3]]);
		expect(keys).toHaveLength(3 + 3 + 3);
		expect(changed.map(({ startFrame }) => startFrame)).toEqual([0, 94, 106, 125, 138, 194, 206, 225, 238]);
	});

	it('show a part of a transition at its own pace', () => {
		// The crossfade goes from frame 94 to 106.
		const parts = keysOf([full({ startMs: 3880 }, 200)]).filter(({ layers }) => layers.length === 2);
		expect(parts.map(({ startFrame, frameCount, fadePart }) => [startFrame, frameCount, fadePart])).toEqual([
			[94, 3, { first: 0, frames: 12 }],
			[102, 4, { first: 8, frames: 12 }],
			[194, 12, undefined],
		]);
	});
});
