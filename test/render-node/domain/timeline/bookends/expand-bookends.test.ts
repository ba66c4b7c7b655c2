import { describe, expect, it } from '@jest/globals';
import { timelineSchema } from '@showrunner/contract';
import { transitionWarnings } from '../../../../../render-node/src/domain/timeline/bookends/bookend-transition.js';
import { transitionLengths } from '../../../../../render-node/src/domain/timeline/transition-lengths.js';
import { expandBookends } from '../../../../../render-node/src/domain/timeline/bookends/expand-bookends.js';
import { randomMedia, randomTimeline } from '../../../../kits/random-timeline.js';

const assetId = 'd'.repeat(64);
const timeline = (own: object) =>
	timelineSchema.parse({
		version: 1,
		locale: 'en',
		scenes: [{ id: 'a', durationMs: 4000, visual: { kind: 'colour', colour: '#102040' } }],
		effects: [{ assetId, startMs: 100 }],
		captions: { scenes: [{ startMs: 200, durationMs: 900, text: 'One. Two.', words: [] }] },
		inserts: [
			{
				mode: 'full',
				visual: { kind: 'clip', assetId },
				at: { sceneId: 'a', sentence: 2 },
			},
		],
		outputs: [{ aspectRatio: '16:9' }],
		...own,
	});
const colour = { kind: 'colour', colour: '#00c000', durationMs: 700 };

describe('expandBookends', () => {
	it('leaves a timeline without them as it is', () => {
		const plain = randomTimeline(3);
		expect(expandBookends(plain, randomMedia)).toBe(plain);
	});

	it('moves all that has a time by the length of the intro', () => {
		const [with_, without] = [timeline({ intro: colour }), timeline({ outro: colour })].map((each) =>
			expandBookends(each, randomMedia),
		);
		expect(with_?.scenes.map(({ durationMs }) => durationMs)).toEqual([700, 4000]);
		expect(without?.scenes.map(({ durationMs }) => durationMs)).toEqual([4000, 700]);
		const starts = (each: typeof with_) => [
			...[each?.effects[0]?.startMs, each?.captions?.scenes[0]?.startMs],
			...(each?.inserts ?? []).map(({ at }) => ('startMs' in at ? at.startMs : NaN)),
		];
		expect(starts(without)).toEqual([100, 200, 650]);
		expect(starts(with_)).toEqual([800, 900, 1350]);
	});

	it('moves the moment of a cover, and leaves the best one to be found', () => {
		const outputs = [
			{ aspectRatio: '16:9', cover: { atMs: 300 } },
			{ aspectRatio: '9:16', cover: 'best' },
			{ aspectRatio: '1:1' },
		];
		const { outputs: moved } = expandBookends(timeline({ intro: colour, outputs }), randomMedia);
		expect(moved.map(({ cover }) => cover)).toEqual([{ atMs: 1_000 }, 'best', undefined]);
	});

	it('shows a silent clip to its end, at its own pace', () => {
		const { scenes, voice } = expandBookends(
			timeline({ intro: { kind: 'clip', assetId }, speedRamp: { strength: 1 } }),
			randomMedia,
		);
		expect(scenes[0]).toMatchObject({ durationMs: 1733, visual: { speed: { from: 1, to: 1 } } });
		expect(voice).toEqual([]);
	});

	it('gives way by a transition, half of which lies in the scene beside it; a clip ends with it', () => {
		const transition = { kind: 'wipe-up', durationMs: 600 };
		const { scenes, effects, voice } = expandBookends(
			timeline({ intro: { kind: 'clip', assetId, transition }, outro: { kind: 'clip', assetId, transition } }),
			new Map([...randomMedia].map(([id, facts]) => [id, { ...facts, audioCodec: 'aac' }])),
		);
		expect(scenes.map(({ durationMs }) => durationMs)).toEqual([1433, 4000, 1433]);
		expect(scenes.slice(0, 2).map((scene) => scene.transition)).toEqual([transition, transition]);
		expect(effects[0]?.startMs).toBe(1533);
		expect(voice).toMatchObject([
			{ startMs: 0, fadeOutMs: 600 },
			{ startMs: 5133, fadeInMs: 600 },
		]);
	});

	it('shortens a transition to what is beside it, with a warning', () => {
		const long = { kind: 'crossfade', durationMs: 2000 };
		const given = timeline({
			intro: { ...colour, transition: long },
			outro: { kind: 'clip', assetId, transition: long },
		});
		const { scenes } = expandBookends(given, randomMedia);
		expect(scenes.slice(0, 2).map(({ transition }) => transition.durationMs)).toEqual([700, 1154]);
		expect(transitionLengths(scenes).warnings).toEqual([]);
		expect(transitionWarnings(given, randomMedia).map(({ field }) => field)).toEqual([
			'timeline.intro.transition.durationMs',
			'timeline.outro.transition.durationMs',
		]);
	});

	it('refuses what becomes too long with them', () => {
		const scenes = [{ id: 'a', durationMs: 10_800_000, visual: { kind: 'colour', colour: '#102040' } }];
		const refused = expect.objectContaining({ field: 'timeline.outro' });
		expect(() => expandBookends(timeline({ scenes, outro: colour }), randomMedia)).toThrow(
			expect.objectContaining({ problem: refused }),
		);
	});
});
