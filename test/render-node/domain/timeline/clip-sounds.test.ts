import { describe, expect, it } from '@jest/globals';
import { timelineSchema, type Media } from '@showrunner/contract';
import { checkClipSounds } from '../../../../render-node/src/domain/timeline/check-clip-sounds.js';
import { compileTimeline } from '../../../../render-node/src/domain/timeline/compile-timeline.js';
import { clipSounds } from '../../../../render-node/src/domain/timeline/clip-sounds.js';
import { randomMedia } from '../../../kits/random-timeline.js';

const assetId = 'd'.repeat(64);
const silentId = 'e'.repeat(64);
const media = new Map<string, Media>(
	[...randomMedia].map(([id, facts]) => [
		id,
		id === assetId ? { ...facts, durationMs: 3000, audioCodec: 'aac' } : facts,
	]),
);
const clip = (more: object = {}) => ({ kind: 'clip', assetId, sound: {}, ...more });
const scene = (id: string, visual: object, transition: object = { kind: 'cut' }) => ({
	...{ id, durationMs: 2000, visual, transition },
});
const soundsOf = (scenes: object[], more: object = {}) =>
	clipSounds(
		timelineSchema.parse({ version: 1, locale: 'en', scenes, outputs: [{ aspectRatio: '16:9' }], ...more }),
		media,
	);

it('is silent without being asked for, where it is muted, and where there is no sound', () => {
	expect(soundsOf([scene('a', clip({ sound: undefined }))])).toEqual([]);
	expect(soundsOf([scene('a', clip({ sound: { muted: true } }))])).toEqual([]);
	expect(soundsOf([scene('a', clip({ assetId: silentId }))])).toEqual([]);
});

it('lasts as long as its picture, and melts with the next in a transition', () => {
	const crossfade = { kind: 'crossfade', durationMs: 400 };
	const [first, second] = soundsOf([
		scene('a', clip({ sound: { gainDb: -3 } }), crossfade),
		scene('b', clip({ trimStartMs: 500, sound: { duck: false } })),
	]);
	expect(first).toMatchObject({ startMs: 0, gainDb: -3, duck: true, fadeInMs: 30, fadeOutMs: 400 });
	expect(first?.part).toEqual({ fromMs: 0, toMs: 2200, tempo: [] });
	expect(second).toMatchObject({ startMs: 1800, duck: false, fadeInMs: 400, part: { fromMs: 500, toMs: 2700 } });
});

it('begins anew where its picture does', () => {
	const passes = soundsOf([scene('a', clip({ trimStartMs: 2200 }))]);
	expect(passes.map(({ startMs, part, fadeInMs, fadeOutMs }) => [startMs, part.fromMs, part.toMs, fadeInMs, fadeOutMs])).toEqual([
		[0, 2200, 3000, 30, 5],
		[800, 2200, 3000, 5, 5],
		[1600, 2200, 2600, 5, 30],
	]); // prettier-ignore
});

describe.each([24, 25, 30, 60])('at %i frames a second', (fps) => {
	const outputs = [{ aspectRatio: '16:9', fps }];
	/** Of 134 ms: no whole number of frames at any of these rates. */
	const short = clip({ trimStartMs: 2866 });

	it('keeps step with its picture over many passes', () => {
		const scenes = [{ ...scene('a', short), durationMs: 60_000 }];
		const told = timelineSchema.parse({ version: 1, locale: 'en', scenes, outputs });
		const context = { media, encoderFor: () => 'libx264' as const, engine: '', captionsFor: {} };
		const [layer] = compileTimeline(told, context).outputs[0]?.segments[0]?.layers ?? [];
		if (layer?.kind !== 'clip') throw new Error('no clip is seen');
		const passes = clipSounds(told, media);
		expect(passes).toHaveLength(Math.ceil((60 * fps) / layer.loopFrames));
		for (const [pass, { startMs, part }] of passes.entries()) {
			expect(Math.abs(startMs - (pass * layer.loopFrames * 1000) / fps)).toBeLessThanOrEqual(1);
			expect(Math.abs(part.fromMs - 2866)).toBeLessThanOrEqual(1);
		}
	});

	it('does not begin anew in the half frame that its scene is longer than its picture', () => {
		const scenes = [{ ...scene('a', clip({ trimStartMs: 990 })), durationMs: 2010 }];
		const [only, ...more] = soundsOf(scenes, { outputs });
		expect(more).toEqual([]);
		expect(only?.part).toMatchObject({ fromMs: 990, toMs: 3000 });
	});
});

it('goes at the speed of its picture', () => {
	const [fast, again] = soundsOf([scene('a', clip({ speed: 2 }))]);
	expect(fast?.part).toEqual({ fromMs: 0, toMs: 3000, tempo: [{ atMs: 0, rate: 2 }] });
	expect(again).toMatchObject({ startMs: 1500, part: { fromMs: 0, toMs: 1000 } });
	const [ramped] = soundsOf([scene('a', clip({ speed: { from: 0.5, to: 1.5, easing: 'linear' } }))]);
	expect(ramped?.part.toMs).toBe(2000);
	const rates = ramped?.part.tempo.map(({ rate }) => rate) ?? [];
	expect(rates).toEqual([...rates].sort((a, b) => a - b));
	expect([rates[0], rates.at(-1)].map((rate) => rate?.toFixed(1))).toEqual(['0.5', '1.5']);
});

it('is heard over the scenes where it is inserted', () => {
	const inserts = [{ mode: 'inset', visual: clip(), at: { startMs: 700 }, durationMs: 600 }];
	const colour = { kind: 'colour', colour: '#000000' };
	expect(soundsOf([scene('a', colour)], { inserts })).toMatchObject([{ startMs: 700, part: { fromMs: 0, toMs: 600 } }]);
});

it('is silent, with a warning, where so little is left of it that hours would hold millions of passes', () => {
	const long = { ...scene('a', clip({ trimStartMs: 2999 })), durationMs: 10_800_000 };
	expect(soundsOf([long])).toEqual([]);
	const timeline = timelineSchema.parse({
		version: 1,
		locale: 'en',
		scenes: [long],
		outputs: [{ aspectRatio: '16:9' }],
	});
	expect(checkClipSounds(timeline, media)).toMatchObject([
		{ code: 'sound-missing', field: 'timeline.scenes[0].visual.sound' },
	]);
});

it('is warned of where its file has no sound', () => {
	const scenes = [scene('a', clip()), scene('b', clip({ assetId: silentId }))];
	const timeline = timelineSchema.parse({ version: 1, locale: 'en', scenes, outputs: [{ aspectRatio: '16:9' }] });
	expect(checkClipSounds(timeline, media)).toMatchObject([
		{ code: 'sound-missing', field: 'timeline.scenes[1].visual.sound' },
	]);
});
