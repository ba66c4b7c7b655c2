import { beforeAll, expect, it } from '@jest/globals';
import { timelineSchema, type Timeline } from '@showrunner/contract';
import { compileTimeline } from '../../../../render-node/src/domain/timeline/compile-timeline.js';
import { exchangeMedia, exportOf, importOf, linkOf, randomExchange } from '../../../kits/exchange.js';
import { describeOtio, runOtio } from '../../../kits/python-otio.js';

const hex = (digit: string) => digit.repeat(64);
const still = (digit: string) => ({ kind: 'still', assetIds: { '9:16': hex(digit), '16:9': hex('c') } });
const caption = (startMs: number, text: string) => ({ startMs, durationMs: 700, text, words: [] });

/** Two pictures around a clip at 30 frames/s: 2 s, 2.5 s, 3 s, with a voice in the first and the third scene. */
const timeline: Timeline = timelineSchema.parse({
	version: 1,
	title: 'The lighthouse',
	locale: 'en',
	scenes: [
		{ id: 'one', durationMs: 2_000, visual: still('a'), transition: { kind: 'crossfade', durationMs: 400 } },
		{ id: 'two', durationMs: 2_500, visual: { kind: 'clip', assetId: hex('d'), trimStartMs: 300 } },
		{ id: 'three', durationMs: 3_000, visual: { kind: 'colour', colour: '#1a2b3c' }, transition: { kind: 'cut' } },
	],
	voice: [
		{ assetId: hex('2'), startMs: 250, gainDb: 0 },
		{ assetId: hex('1'), startMs: 4_750, gainDb: -3 },
	],
	effects: [{ assetId: hex('1'), startMs: 333 }],
	music: { assetId: hex('3') },
	captions: { scenes: [caption(250, 'First'), caption(2_600, 'Silent'), caption(4_750, 'Last')] },
	outputs: [{ aspectRatio: '9:16' }, { aspectRatio: '16:9', fps: 30 }],
});

const edits = [
	...['unchanged', 'trim_tail', 'trim_head', 'reorder', 'remove', 'blade', 'longer_transition', 'insert_gap'],
	...['slice_range', 'strange', 'foreign', 'facts'],
];

type Facts = { name: string; rate: number; unknown: string[]; tracks: Record<string, unknown>[] };

/** The library writes numbers with one digit less than they have. */
const rounded = (value: unknown): unknown =>
	JSON.parse(JSON.stringify(value, (_, each: unknown) => (typeof each === 'number' ? Number(each.toFixed(9)) : each)));

describeOtio('the official OpenTimelineIO library', () => {
	let answers: Record<string, unknown> = {};
	beforeAll(() => void (answers = runOtio(exportOf(timeline), edits)));
	const back = (edit: string) => importOf(answers[edit]);
	const scenes = (edit: string) => back(edit).timeline.scenes;
	const lengths = (edit: string) => scenes(edit).map(({ id, durationMs }) => [id, durationMs]);

	it('reads what is written here, track by track', () => {
		const { tracks, ...facts } = answers.facts as Facts;
		expect(facts).toEqual({ name: 'The lighthouse', rate: 30, unknown: [] });
		const links = [linkOf(hex('a')), linkOf(hex('d')), null];
		expect(tracks).toEqual([
			{
				...{ kind: 'Video', name: 'Scenes', frames: 225, starts: [0, 60, 135], urls: links },
				references: [['16:9', 'DEFAULT_MEDIA'], ['DEFAULT_MEDIA'], ['DEFAULT_MEDIA']],
				markers: [1, 2, 1],
				transitions: [
					[6, 6],
					[7, 8],
				],
			},
			expect.objectContaining({ kind: 'Audio', name: 'Voice', starts: [8, 143], markers: [1, 1] }),
			expect.objectContaining({ kind: 'Audio', name: 'Effects', starts: [10] }),
			expect.objectContaining({ kind: 'Audio', name: 'Music', frames: 225, starts: [0, 210] }),
		]);
	});

	it('gives back the very same timeline after it read and wrote it', () => {
		expect(back('unchanged')).toEqual({ timeline, warnings: [] });
		const all = [3, 14, 15, 92, 65].map(randomExchange);
		for (const each of all) {
			const again = importOf(runOtio(exportOf(each), ['unchanged']).unchanged);
			expect(rounded(again)).toEqual(rounded(importOf(exportOf(each))));
		}
	});

	it('trims: the scene is shorter, the others are as they were', () => {
		expect(lengths('trim_tail')).toEqual([
			['one', 1_600],
			['two', 2_500],
			['three', 3_000],
		]);
		expect(lengths('trim_head')).toEqual([
			['one', 2_000],
			['two', 2_100],
			['three', 3_000],
		]);
		expect(scenes('trim_head')[1]?.visual).toMatchObject({ kind: 'clip', trimStartMs: 700 });
		expect(back('trim_tail').timeline.scenes[0]?.transition).toEqual({ kind: 'crossfade', durationMs: 400 });
	});

	it('reorders and removes: scenes take their pictures along, and what was a transition is a cut', () => {
		expect(lengths('reorder')).toEqual([
			['three', 3_000],
			['two', 2_500],
			['one', 2_000],
		]);
		expect(scenes('reorder').map(({ transition }) => transition.kind)).toEqual(['cut', 'cut', 'cut']);
		expect(scenes('reorder')[2]?.visual).toEqual(timeline.scenes[0]?.visual);
		expect(lengths('remove')).toEqual([
			['one', 2_000],
			['two', 2_500],
		]);
		// The second voice and its caption lie where the video has ended.
		expect(back('remove').timeline.voice).toHaveLength(1);
		expect(back('remove').timeline.captions?.scenes.map(({ text }) => text)).toEqual(['First', 'Silent']);
		expect(
			back('remove')
				.warnings.map(({ code }) => code)
				.sort(),
		).toEqual(['caption-left-out', 'sound-simplified']);
	});

	it('cuts clips in two: pictures become two scenes, sounds and captions stay one', () => {
		const { timeline: cut, warnings } = back('blade');
		expect(cut.scenes.map(({ id, durationMs }) => [id, durationMs]).slice(0, 2)).toEqual([
			['one', 1_000],
			['one-2', 1_000],
		]);
		expect({ ...cut, scenes: [] }).toEqual({ ...timeline, scenes: [] });
		expect(warnings).toEqual([]);
	});

	it('changes a transition and opens a gap', () => {
		expect(scenes('longer_transition')[0]?.transition).toEqual({ kind: 'crossfade', durationMs: 667 });
		expect(lengths('insert_gap')).toEqual([
			['one', 2_000],
			['gap-2', 1_000],
			['two', 2_500],
			['three', 3_000],
		]);
		expect(scenes('insert_gap')[1]?.visual).toEqual({ kind: 'colour', colour: '#000000' });
	});

	it('slices a range out of the whole', () => {
		expect(lengths('slice_range')).toEqual([
			['one', 1_500],
			['two', 2_500],
		]);
		expect(back('slice_range').timeline.captions?.scenes.map(({ text }) => text)).toContain('Silent');
	});

	it('adds what is not understood, which is told and takes its time', () => {
		const { timeline: strange, warnings } = back('strange');
		expect(warnings.map(({ code, field }) => [code, field])).toEqual(
			expect.arrayContaining([
				['speed-ignored', 'document.tracks.children[0].children[0].effects[0]'],
				['effect-ignored', 'document.tracks.children[0].children[0].effects[1]'],
				['nesting-ignored', 'document.tracks.children[0].children[5]'],
				['media-missing', 'document.tracks.children[0].children[6]'],
				['track-ignored', 'document.tracks.children[4]'],
			]),
		);
		expect(strange.scenes.slice(3).map(({ durationMs }) => durationMs)).toEqual([1_000, 2_000]);
	});

	it('builds a timeline that never saw this product, and its links say what it shows', () => {
		const { timeline: foreign, warnings } = back('foreign');
		expect(foreign).toMatchObject({
			title: 'Made elsewhere',
			scenes: [
				{ id: 'Opening', durationMs: 1_000, visual: { kind: 'clip', assetId: hex('d'), trimStartMs: 500 } },
				{ id: 'Still', durationMs: 2_000, visual: { kind: 'still', assetIds: { '16:9': hex('a') } } },
			],
			voice: [{ assetId: hex('2'), startMs: 500 }],
			outputs: [{ aspectRatio: '16:9', fps: 24 }],
		});
		expect(foreign.scenes[0]?.transition).toEqual({ kind: 'crossfade', durationMs: 500 });
		expect(warnings.map(({ code }) => code)).toEqual(['settings-assumed', 'settings-assumed', 'settings-assumed']);
	});

	it.each(edits.slice(0, -1))('gives after %s what compiles to the planned length', (edit) => {
		const { timeline: edited } = back(edit);
		const context = { media: exchangeMedia, encoderFor: () => 'libx264' as const, engine: 'x', captionsFor: {} };
		const plan = compileTimeline(edited, context);
		const totalMs = edited.scenes.reduce((sum, { durationMs }) => sum + durationMs, 0);
		expect(plan.durationMs).toBe(totalMs);
		for (const { encoding, frameCount } of plan.outputs)
			expect(frameCount).toBe(Math.round((totalMs * encoding.fps) / 1000));
	});
});
