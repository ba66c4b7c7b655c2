import { describe, expect, it } from '@jest/globals';
import { timelineSchema } from '@showrunner/contract';
import { chapterWarnings, placeChapters } from '../../../../render-node/src/domain/timeline/place-chapters.js';

const lengths = [12_000, 10_000, 11_000];
const timeline = (chapters?: unknown, durationsMs = lengths) =>
	timelineSchema.parse({
		version: 1,
		locale: 'en',
		scenes: durationsMs.map((durationMs, index) => ({
			id: `s${index}`,
			...(index === 1 && { title: 'The middle' }),
			durationMs,
			visual: { kind: 'colour', colour: '#102040' },
		})),
		chapters,
		outputs: [{ aspectRatio: '16:9' }],
	});
const refusalOf = (chapters: unknown) => {
	try {
		return placeChapters(timeline(chapters));
	} catch (error) {
		return (error as { problem: { type: string; field: string } }).problem;
	}
};

describe('chapters', () => {
	it('are none where none are wished', () => {
		expect(placeChapters(timeline())).toEqual([]);
		expect(chapterWarnings([])).toEqual([]);
	});

	it('stand for each scene, under its title or its id', () => {
		const placed = placeChapters(timeline('scenes'));
		expect(placed).toEqual([
			{ startMs: 0, endMs: 12_000, title: 's0' },
			{ startMs: 12_000, endMs: 22_000, title: 'The middle' },
			{ startMs: 22_000, endMs: 33_000, title: 's2' },
		]);
		expect(chapterWarnings(placed)).toEqual([]);
	});

	it('begin at a time or with a scene', () => {
		const wished = [
			{ startMs: 0, title: 'One' },
			{ sceneId: 's2', title: 'Two' },
			{ startMs: 32_999, title: 'Three' },
		];
		expect(placeChapters(timeline(wished)).map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
			[0, 22_000],
			[22_000, 32_999],
			[32_999, 33_000],
		]);
	});

	it.each([
		[[{ sceneId: 's9', title: 'x' }], 'chapter-scene-unknown', 'timeline.chapters[0].sceneId'],
		[[{ startMs: 33_000, title: 'x' }], 'chapter-beyond-end', 'timeline.chapters[0]'],
		[
			[
				{ sceneId: 's1', title: 'x' },
				{ startMs: 12_000, title: 'y' },
			],
			'chapters-out-of-order',
			'timeline.chapters[1]',
		],
	])('refuse %j as %s', (chapters, slug, field) => {
		expect(refusalOf(chapters)).toMatchObject({ type: expect.stringMatching(`${slug}$`), field });
	});

	it('take a time or a scene, not both, and a title', () => {
		for (const chapter of [
			{ title: 'x' },
			{ startMs: 0 },
			{ startMs: 0, sceneId: 's0', title: 'x' },
			{ startMs: 0, title: ' ' },
		])
			expect(() => timeline([chapter])).toThrow();
	});

	it('warn of each rule that YouTube has and they break', () => {
		const late = placeChapters(timeline([{ startMs: 1, title: 'x' }]));
		expect(chapterWarnings(late).map(({ code, field }) => [code, field])).toEqual([
			['chapters-unfit', 'timeline.chapters[0]'],
			['chapters-unfit', 'timeline.chapters'],
		]);
		const short = placeChapters(timeline('scenes', [10_000, 9_999, 10_000]));
		expect(chapterWarnings(short)).toMatchObject([{ code: 'chapters-unfit', field: 'timeline.chapters[1]' }]);
	});
});
