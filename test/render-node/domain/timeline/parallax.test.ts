import { describe, expect, it } from '@jest/globals';
import { timelineSchema, type Media } from '@showrunner/contract';
import { smartFraming } from '../../../../render-node/src/domain/timeline/focus/smart-framing.js';
import { visualWarnings } from '../../../../render-node/src/domain/timeline/check-visuals.js';
import { depthMotion } from '../../../../render-node/src/domain/timeline/parallax/depth-motion.js';
import { parallaxVisuals } from '../../../../render-node/src/domain/timeline/parallax/parallax-visuals.js';

const camera = (zoom: number, centreX = 0.5, centreY = 0.5) => ({ zoom, centreX, centreY });
const pan = { from: camera(1.5, 0.4), to: camera(1.5, 0.6), easing: 'linear' as const };

describe('the motion of a layer', () => {
	it('is its depth’s share of the camera’s, about the same middle', () => {
		for (const depth of [0, 0.25, 0.5, 1]) {
			const { from, to } = depthMotion(pan, depth);
			expect(to.centreX - from.centreX).toBeCloseTo(0.2 * depth, 9);
			expect((to.centreX + from.centreX) / 2).toBeCloseTo(0.5, 9);
			expect([from.zoom, to.zoom]).toEqual([1.5, 1.5]);
		}
		const nearer = depthMotion({ from: camera(1.2), to: camera(2), easing: 'linear' }, 0.5);
		expect([nearer.from.zoom, nearer.to.zoom]).toEqual([1.2, 1.6]);
	});

	it('shares out what the edges leave of it', () => {
		const { from, to } = depthMotion({ ...pan, from: camera(1.25, 0), to: camera(1.25, 1) }, 1);
		expect([from.centreX, to.centreX]).toEqual([0.4, 0.6]);
		expect(depthMotion({ ...pan, from: camera(1, 0), to: camera(1, 1) }, 1).from.centreX).toBe(0.5);
	});

	it('never shows what lies beside the picture, however far the camera would go', () => {
		for (let round = 0; round < 200; round++) {
			const at = (step: number) => ((round * step) % 101) / 100;
			const motion = {
				from: camera(1 + at(7), at(13), at(29)),
				to: camera(1 + at(31), at(37), at(53)),
				easing: 'linear' as const,
			};
			const picture = { width: 100 + 9 * round, height: 700 - 3 * round };
			const { framing, from, to } = smartFraming(picture, { width: 108, height: 192 }, depthMotion(motion, at(17)), {
				x: 0.5,
				y: 0.5,
			});
			for (const window of [from, to]) {
				expect(Math.min(window.x, window.y)).toBeGreaterThanOrEqual(-1);
				expect(window.x + window.width).toBeLessThanOrEqual(framing.box.width + 1);
				expect(window.y + window.height).toBeLessThanOrEqual(framing.box.height + 1);
			}
		}
	});
});

describe('a scene of layers', () => {
	const assetId = 'a'.repeat(64);
	const image: Media = {
		...{ kind: 'image', width: 400, height: 300, durationMs: null, fps: null },
		...{ videoCodec: null, audioCodec: null, sampleRateHz: null, channels: null },
	};
	const layer = (depth: number) => ({ assetIds: { '16:9': assetId }, depth });
	const timeline = (depth: number) =>
		timelineSchema.parse({
			...{ version: 1, locale: 'en', outputs: [{ aspectRatio: '16:9', fps: 25, scale: 0.1 }] },
			scenes: [
				{ id: 'a', durationMs: 1000, visual: { kind: 'layers', layers: [layer(0), layer(depth)] } },
				{ id: 'b', durationMs: 1000, visual: { kind: 'colour', colour: '#000000' } },
			],
		});
	const clipsOf = (depth: number) => {
		const parsed = timeline(depth);
		const [output] = parsed.outputs;
		if (!output) throw new Error('no output');
		return parallaxVisuals(parsed, output, new Map([[assetId, image]])).clips;
	};

	it('becomes a clip as long as it is seen, transitions too, under an id of all that shapes it', () => {
		expect([...clipsOf(0.5).values()].map(({ frameCount }) => frameCount)).toEqual([31]);
		expect([...clipsOf(0.5).keys()]).toEqual([...clipsOf(0.5).keys()]);
		expect([...clipsOf(0.6).keys()]).not.toEqual([...clipsOf(0.5).keys()]);
	});

	it('warns of a camera that has no room to move', () => {
		const [scene, ...others] = timeline(1).scenes;
		if (!scene) throw new Error('no scene');
		const moved = (zoom: number) =>
			visualWarnings({
				...timeline(1),
				scenes: [{ ...scene, motion: { ...pan, from: camera(zoom, 0.3), to: camera(zoom, 0.7) } }, ...others],
			});
		expect(moved(1)).toMatchObject([{ code: 'option-adjusted', field: 'timeline.scenes[0].motion' }]);
		expect(moved(1.2)).toEqual([]);
		expect(visualWarnings(timeline(1))).toEqual([]);
	});
});
