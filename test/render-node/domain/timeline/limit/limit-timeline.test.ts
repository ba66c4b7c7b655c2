import { describe, expect, it } from '@jest/globals';
import { timelineSchema, type Timeline } from '@showrunner/contract';
import { limitTimeline } from '../../../../../render-node/src/domain/timeline/limit/limit-timeline.js';

const assetId = 'a'.repeat(64);
const spoken = (text: string) => {
	const words = [...text.matchAll(/\S+/g)].map(({ 0: word, index }, at) => {
		const times = { startMs: at * 500, endMs: at * 500 + 400 };
		return { text: word, ...times, charStart: index, charEnd: index + word.length, source: 'native' };
	});
	return { text, words, durationMs: words.length * 500 };
};
/** Three scenes of 4 s; the first says eight words in two sentences, the second six in two, the third three. */
const texts = [
	'One two three four. Five six seven eight.',
	'Nine ten eleven. Twelve thirteen fourteen.',
	'So it ends.',
];
const timeline = (own: object = {}): Timeline =>
	timelineSchema.parse({
		version: 1,
		locale: 'en',
		scenes: texts.map((_, index) => ({
			id: `s${index}`,
			durationMs: 4_000,
			visual: { kind: 'colour', colour: '#102040' },
		})),
		voice: texts.map((_, index) => ({ assetId, startMs: index * 4_000 })),
		effects: [{ assetId, startMs: 5_000 }],
		captions: { scenes: texts.map((text, index) => ({ startMs: index * 4_000, ...spoken(text) })) },
		outputs: [{ aspectRatio: '16:9' }],
		...own,
	});
const endMs = ({ scenes }: Timeline) => scenes.reduce((sum, { durationMs }) => sum + durationMs, 0);
const limited = (maxDurationMs: number, trimAt?: string, own: object = {}) =>
	limitTimeline(timeline({ limit: { maxDurationMs, trimAt }, ...own }));

describe('a limit of length', () => {
	it('leaves a timeline within it as it is', () => {
		const short = timeline({ limit: { maxDurationMs: 12_000 } });
		expect(limitTimeline(short)).toEqual({ timeline: short, isCut: false, warnings: [] });
		expect(limitTimeline(short).timeline).toBe(short);
	});

	it.each([
		// The third sentence ends at 5.4 s; the next word begins 100 ms later, which is less than a breath.
		['sentence', 6_800, 5_500],
		// 5.45 s fall in the middle of a frame and would be rounded to the one behind it.
		['sentence', 5_450, 5_449],
		['sentence', 5_399, 4_000],
		['scene', 7_999, 4_000],
		['scene', 8_000, 8_000],
		['exact', 6_800, 6_800],
	])('cuts at the last %s within %i ms', (trimAt, maxDurationMs, end) => {
		expect(endMs(limited(maxDurationMs, trimAt).timeline)).toBe(end);
	});

	it('cuts the voice, the effects and the captions there, and says so', () => {
		const { timeline: short, isCut, warnings } = limited(6_800);
		expect(isCut).toBe(true);
		expect(short.scenes.map(({ durationMs }) => durationMs)).toEqual([4_000, 1_500]);
		expect(short.voice.map(({ startMs }) => startMs)).toEqual([0, 4_000]);
		expect(short.effects).toHaveLength(1);
		expect(short.captions?.scenes.map(({ text }) => text)).toEqual([texts[0], 'Nine ten eleven.']);
		expect(short.captions?.scenes[1]?.words.map(({ text }) => text)).toEqual(['Nine', 'ten', 'eleven.']);
		expect(warnings).toEqual([
			{
				code: 'video-shortened',
				field: 'timeline.limit',
				message: 'The video ends at 5.5 s, behind the end of a sentence; 6.5 s of 12 s are cut off, with 1 of 3 scenes',
			},
		]);
	});

	it('takes the next place where there is none of the kind, and says so', () => {
		const silent = limited(6_000, 'sentence', { captions: undefined });
		expect(endMs(silent.timeline)).toBe(4_000);
		expect(silent.warnings[0]?.message).toContain('where a scene ends; no sentence ends before the limit');
		const early = limited(1_500);
		expect(endMs(early.timeline)).toBe(1_500);
		expect(early.warnings[0]?.message).toContain('at the limit; no sentence ends before the limit');
	});

	it('drops a scene of which a flicker would be left, and holds the one before', () => {
		expect(limited(4_100, 'exact').timeline.scenes.map(({ durationMs }) => durationMs)).toEqual([4_100]);
	});

	it('is not passed by the frame on which the end falls', () => {
		const outputs = [
			{ aspectRatio: '16:9', fps: 24 },
			{ aspectRatio: '9:16', fps: 60 },
		];
		const { timeline: short } = limited(5_990, 'exact', { outputs, captions: undefined });
		for (const fps of [24, 60]) {
			const frames = Math.round((endMs(short) * fps) / 1000);
			expect((frames * 1000) / fps).toBeLessThanOrEqual(5_990);
		}
	});

	it('drops and shortens chapters, inserts and overlays with the rest', () => {
		const { timeline: short } = limited(5_000, 'exact', {
			chapters: [
				{ startMs: 0, title: 'A' },
				{ sceneId: 's1', title: 'B' },
				{ sceneId: 's2', title: 'C' },
			],
			inserts: [
				{ mode: 'full', visual: { kind: 'clip', assetId }, at: { sceneId: 's1', sentence: 1 } },
				{ mode: 'full', visual: { kind: 'clip', assetId }, at: { sceneId: 's1', sentence: 2 } },
			],
			overlays: [
				{ kind: 'watermark', text: 'x', endMs: 9_000 },
				{ kind: 'watermark', text: 'y', startMs: 5_000 },
			],
		});
		expect(short.chapters).toEqual([
			{ startMs: 0, title: 'A' },
			{ startMs: 4_000, title: 'B' },
		]);
		expect(short.inserts).toMatchObject([{ at: { startMs: 4_000 }, durationMs: 1_000 }]);
		expect(short.overlays).toMatchObject([{ text: 'x', endMs: 5_000 }]);
	});

	it('takes the best frame for a cover whose moment is cut off, and says so', () => {
		const outputs = [
			{ aspectRatio: '16:9', cover: { atMs: 7_000 } },
			{ aspectRatio: '9:16', cover: { atMs: 1_000 } },
		];
		const { timeline: short, warnings } = limited(4_000, 'exact', { outputs });
		expect(short.outputs.map(({ cover }) => cover)).toEqual(['best', { atMs: 1_000 }]);
		expect(warnings.map(({ field }) => field)).toEqual(['timeline.limit', 'timeline.outputs[0].cover']);
	});
});
