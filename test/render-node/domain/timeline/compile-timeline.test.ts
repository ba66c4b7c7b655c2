import { describe, expect, it } from '@jest/globals';
import { timelineSchema, type Timeline } from '@showrunner/contract';
import { contentHash } from '../../../../render-node/src/domain/jobs/content-hash.js';
import { checkTimeline } from '../../../../render-node/src/domain/timeline/check-timeline.js';
import { compileTimeline, type CompileContext } from '../../../../render-node/src/domain/timeline/compile-timeline.js';
import type { CameraWindow, Layer, OutputPlan } from '../../../../render-node/src/domain/timeline/render-plan.js';
import { windowAt } from '../../../../render-node/src/domain/timeline/window-at.js';
import { randomMedia, randomTimeline } from '../../../kits/random-timeline.js';

const context: CompileContext = {
	media: randomMedia,
	encoderFor: () => 'libx264',
	engine: 'engine 1',
	captionsFor: {},
};
const seeds = Array.from({ length: 200 }, (_, index) => index);
const outputsOf = (timeline: Timeline, changes: Partial<CompileContext> = {}) =>
	compileTimeline(timeline, { ...context, ...changes }).outputs;
const keysOf = (timeline: Timeline, changes: Partial<CompileContext> = {}) =>
	outputsOf(timeline, changes).flatMap(({ segments }) => segments.map(({ key }) => key));
const totalMs = ({ scenes }: Timeline) => scenes.reduce((sum, { durationMs }) => sum + durationMs, 0);
const each = (check: (output: OutputPlan, timeline: Timeline) => void) =>
	seeds.forEach((seed) => outputsOf(randomTimeline(seed)).forEach((output) => check(output, randomTimeline(seed))));

describe('any timeline', () => {
	it('has as many frames as its length at its rate, whatever the scenes are', () => {
		each((output, timeline) => {
			expect(output.frameCount).toBe(Math.round((totalMs(timeline) * output.encoding.fps) / 1000));
		});
	});

	it('is cut into segments that abut and hold every frame once', () => {
		each(({ segments, frameCount }) => {
			let next = 0;
			for (const segment of segments) {
				expect(segment.startFrame).toBe(next);
				expect(segment.frameCount).toBeGreaterThan(0);
				next += segment.frameCount;
			}
			expect(next).toBe(frameCount);
		});
	});

	it('shows two scenes in a segment only where one gives way to the other', () => {
		each(({ segments }, { scenes }) => {
			const crossfades = scenes
				.slice(0, -1)
				.filter(({ transition }) => transition.kind !== 'cut' && transition.durationMs > 0);
			expect(
				segments.filter(({ layers, fadePart }) => layers.length === 2 && !fadePart?.first).length,
			).toBeLessThanOrEqual(crossfades.length);
		});
	});

	it('lets each camera go on without a jump from segment to segment', () => {
		each(({ segments }) => {
			let before: Layer | null = null;
			let frames = 0;
			for (const { layers, frameCount } of segments) {
				const [first, last = first] = [layers[0], layers.at(-1)];
				if (
					before?.camera &&
					first.camera &&
					before.camera.pathFrames === first.camera.pathFrames &&
					first.camera.firstFrame > 0
				) {
					const [goesOn, wasAt] = [windowAt(first.camera, 0), windowAt(before.camera, frames)];
					expect(first.camera.firstFrame).toBe(before.camera.firstFrame + frames);
					expect(Math.hypot(goesOn.x - wasAt.x, goesOn.y - wasAt.y, goesOn.width - wasAt.width)).toBeLessThan(1e-6);
				}
				[before, frames] = [last, frameCount];
			}
		});
	});

	it('keeps every camera inside its picture', () => {
		const inside = ({ x, y, width, height }: CameraWindow, { framing: { box } }: Layer) => {
			expect(Math.min(x, y)).toBeGreaterThan(-1e-6);
			expect(x + width).toBeLessThan(box.width + 1e-6);
			expect(y + height).toBeLessThan(box.height + 1e-6);
		};
		each(({ segments }) => {
			for (const layer of segments.flatMap(({ layers }) => layers)) {
				const { canvas, box } = layer.framing;
				for (const side of [canvas.width, canvas.height, box.x, box.y, box.width, box.height]) expect(side % 2).toBe(0);
				expect(box.x + box.width).toBeLessThanOrEqual(canvas.width);
				expect(box.y + box.height).toBeLessThanOrEqual(canvas.height);
				if (layer.camera) [layer.camera.from, layer.camera.to].forEach((window) => inside(window, layer));
			}
		});
	});
});

describe('the key of a segment', () => {
	const ids = { a: 'a'.repeat(64), c: 'c'.repeat(64) };
	const still = (assetId: string) => ({ kind: 'still', assetIds: { '9:16': assetId } });
	const story = (change: (draft: Record<string, unknown>[]) => void = () => undefined, outputs: object = {}) => {
		const scenes: Record<string, unknown>[] = [
			{ id: '1', durationMs: 2000, visual: still(ids.a), motion: { from: {}, to: { zoom: 1.2 } } },
			{ id: '2', durationMs: 2000, visual: still(ids.c) },
			{ id: '3', durationMs: 2000, visual: { kind: 'colour', colour: '#000000' } },
		];
		change(scenes);
		return timelineSchema.parse({ version: 1, locale: 'en', scenes, outputs: [{ aspectRatio: '9:16', ...outputs }] });
	};
	const changed = (other: Timeline, changes: Partial<CompileContext> = {}) => {
		const before = keysOf(story());
		return keysOf(other, changes).map((key, index) => key !== before[index]);
	};
	const none = [false, false, false, false, false];

	it('stays when the words around the pictures change', () => {
		const renamed = { ...story((scenes) => (scenes[0] = { ...scenes[0], id: 'other' })), title: 'Other', locale: 'ar' };
		expect(changed(renamed)).toEqual(none);
	});

	it('stays when a setting changes that nothing shows', () => {
		expect(
			changed(story((scenes) => (scenes[2] = { ...scenes[2], transition: { kind: 'crossfade', durationMs: 900 } }))),
		).toEqual(none);
		expect(
			changed(
				story(
					(scenes) => (scenes[1] = { ...scenes[1], motion: { from: { zoom: 1 }, to: { zoom: 1 }, easing: 'linear' } }),
				),
			),
		).toEqual(none);
	});

	it('changes with a scene and the transitions beside it, and nowhere else', () => {
		expect(changed(story((scenes) => (scenes[1] = { ...scenes[1], visual: still(ids.a) })))).toEqual([
			false,
			true,
			true,
			true,
			false,
		]);
		expect(changed(story((scenes) => (scenes[0] = { ...scenes[0], motion: { from: {}, to: { zoom: 1.3 } } })))).toEqual(
			[true, true, false, false, false],
		);
		expect(
			changed(story((scenes) => (scenes[2] = { ...scenes[2], visual: { kind: 'colour', colour: '#000001' } }))),
		).toEqual([false, false, false, true, true]);
	});

	it.each([{ fps: 25 }, { quality: 'draft' }, { scale: 0.5 }])('changes everywhere with %j', (outputs) => {
		expect(changed(story(undefined, outputs))).toEqual([true, true, true, true, true]);
	});

	it('changes everywhere with the engine', () => {
		expect(changed(story(), { engine: 'engine 2' })).toEqual([true, true, true, true, true]);
	});

	it('changes only where a changed caption is seen', () => {
		const captionsFor = (text: string) => ({
			'9:16': (from: number, to: number) => (from < 4500 && to > 4300 ? text : null),
		});
		const before = keysOf(story(), { captionsFor: captionsFor('one') });
		const after = keysOf(story(), { captionsFor: captionsFor('two') });
		expect(after.map((key, index) => key !== before[index])).toEqual([false, false, false, false, true]);
	});

	it('changes with the fonts where there are letters', () => {
		const captionsFor = { '9:16': (from: number, to: number) => (from < 4500 && to > 4300 ? 'text' : null) };
		const before = keysOf(story(), { captionsFor, drawnWith: 'fonts 1' });
		const after = keysOf(story(), { captionsFor, drawnWith: 'fonts 2' });
		expect(after.map((key, index) => key !== before[index])).toEqual([false, false, false, false, true]);
	});

	it('tells apart from older drawings what has colours, and leaves alone what is black, white or grey', () => {
		const lit = (colour: string) => (from: number, to: number) =>
			from < 4500 && to > 4300 ? `Dialogue: 0,0:00:00.00,0:00:01.00,A,,0,0,0,,{\\1c&H${colour}&}text` : null;
		const keyOf = (colour: string) => {
			const [segment] = outputsOf(story(), { captionsFor: { '9:16': lit(colour) } })[0]?.segments.slice(4) ?? [];
			const { key, ...drawn } = segment ?? {};
			const shape = Object.fromEntries(Object.entries(drawn).filter(([name]) => name !== 'startFrame'));
			const encoding = outputsOf(story())[0]?.encoding;
			return { key, old: contentHash({ engine: context.engine, encoding, ...shape }) };
		};
		for (const grey of ['FFFFFF', '808080', '140F0E']) expect(keyOf(grey).key).toBe(keyOf(grey).old);
		for (const colour of ['E0A000', '00FFFF']) expect(keyOf(colour).key).not.toBe(keyOf(colour).old);
	});

	it('stays for what is only moved in time', () => {
		const before = keysOf(story());
		const longer = keysOf(story((scenes) => (scenes[0] = { ...scenes[0], durationMs: 3000 })));
		expect(longer.slice(2)).toEqual(before.slice(2));
	});
});

describe('a transition', () => {
	const of = (durations: number[], transitionMs: number) =>
		timelineSchema.parse({
			version: 1,
			locale: 'en',
			scenes: durations.map((durationMs, index) => ({
				...{ id: `${index}`, durationMs, visual: { kind: 'colour', colour: '#123456' } },
				transition: { kind: 'crossfade', durationMs: transitionMs },
			})),
			outputs: [{ aspectRatio: '1:1' }],
		});
	const plan = (timeline: Timeline) => {
		const { outputs } = compileTimeline(timeline, context);
		return { outputs, warnings: checkTimeline(timeline, new Map()) };
	};

	it('is shortened with a warning where a scene beside it is too short', () => {
		const { warnings, outputs } = plan(of([2000, 400, 2000], 1000));
		expect(warnings.map(({ code, field }) => [code, field])).toEqual([
			['option-adjusted', 'timeline.scenes[0].transition.durationMs'],
			['option-adjusted', 'timeline.scenes[1].transition.durationMs'],
		]);
		expect(outputs[0]?.segments.map(({ startFrame, frameCount }) => [startFrame, frameCount])).toEqual([
			[0, 54], [54, 12], [66, 12], [78, 54],
		]); // prettier-ignore
	});

	it('is centred on the moment at which the next scene begins', () => {
		const { warnings, outputs } = plan(of([1000, 1000], 500));
		expect(warnings).toEqual([]);
		expect(outputs[0]?.segments.map(({ startFrame, frameCount }) => [startFrame, frameCount])).toEqual([[0, 23], [23, 15], [38, 22]]); // prettier-ignore
	});
});
