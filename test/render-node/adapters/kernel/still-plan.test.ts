import { describe, expect, it } from '@jest/globals';
import { stillPlan } from '../../../../render-node/src/adapters/kernel/still-plan.js';
import { compileTimeline } from '../../../../render-node/src/domain/timeline/compile-timeline.js';
import type { Encoding, PictureLayer, SegmentPlan } from '../../../../render-node/src/domain/timeline/render-plan.js';
import { windowAt } from '../../../../render-node/src/domain/timeline/window-at.js';
import { randomMedia, randomTimeline } from '../../../kits/random-timeline.js';

const encoding: Encoding = { frame: { width: 270, height: 480 }, fps: 30, quality: 'standard', encoder: 'libx264' };
const whole = { x: 0, y: 0, width: 270, height: 480 };
const picture = (changes: Partial<PictureLayer> = {}): PictureLayer => ({
	...{ kind: 'picture', source: { kind: 'colour', colour: '#102030' } },
	...{ framing: { canvas: encoding.frame, box: whole }, camera: null, ...changes },
});
const segment = (changes: Partial<SegmentPlan> = {}): SegmentPlan => ({
	...{ startFrame: 0, frameCount: 30, layers: [picture()], captions: null, key: 'k', ...changes },
});
const camera = (scale: number): PictureLayer['camera'] => ({
	...{ from: whole, to: { x: 0, y: 0, width: 270 * scale, height: 480 * scale } },
	...{ easing: 'linear', firstFrame: 0, pathFrames: 30 },
});
const captions = (text: string) => `[Events]\nDialogue: 0,0:00:00.00,0:00:01.00,Caption,,0,0,0,,${text}\n`;

describe('the kernel', () => {
	it('draws pictures, with and without a camera, one or two at a time, and captions that stand still', () => {
		expect(stillPlan(segment(), encoding)).toMatchObject({ states: [] });
		expect(
			stillPlan(segment({ layers: [picture(), picture({ camera: camera(1.2) })] }), encoding)?.layers,
		).toHaveLength(2);
		expect(stillPlan(segment({ captions: captions('still') }), encoding)?.states).toEqual([
			{ firstFrame: 0, drawn: true },
		]);
	});

	it.each<[string, Partial<SegmentPlan>]>([
		['a transition that is more than a crossfade', { layers: [picture(), picture()], transition: 'wipe-up' }],
		['captions that move', { captions: captions('{\\fad(100,100)}x') }],
		['a picture much larger than the frame', { layers: [picture({ camera: camera(1.6) })] }],
		[
			'pictures that do not fit into its memory',
			{
				layers: [
					picture({
						camera: camera(1),
						framing: { canvas: whole, box: { x: 0, y: 0, width: 16_000, height: 16_000 } },
					}),
				],
			},
		],
	])('leaves %s to the graph', (_, changes) => {
		expect(stillPlan(segment(changes), encoding)).toBeNull();
	});
});

describe('of 200 random timelines', () => {
	const encodings = Array.from(
		{ length: 200 },
		(_, seed) =>
			compileTimeline(randomTimeline(seed), {
				...{ media: randomMedia, encoderFor: () => 'libx264', engine: 'test', captionsFor: {} },
			}).outputs,
	).flat();

	it('the kernel draws every segment without a clip or a drawn transition, and no other', () => {
		let [drawn, left] = [0, 0];
		for (const { segments, encoding } of encodings) {
			for (const segment of segments) {
				const isMelted = segment.transition === undefined;
				const isFinished = segment.layers.length === 1 || segment.layers.every(({ finish }) => finish === undefined);
				const isInset = segment.insets !== undefined || segment.fadePart !== undefined;
				const isPlain = isMelted && isFinished && !isInset;
				const stills = isPlain && segment.layers.every(({ kind }) => kind === 'picture');
				expect(stillPlan(segment, encoding) !== null).toBe(stills);
				if (stills) drawn += 1;
				else left += 1;
			}
		}
		expect(drawn).toBeGreaterThan(500);
		expect(left).toBeGreaterThan(100);
	});

	it('every window lies inside its picture', () => {
		let [seen, outside] = [0, 0];
		for (const { segments } of encodings) {
			for (const { layers, frameCount } of segments) {
				for (const { camera, framing } of layers) {
					for (let frame = 0; camera && frame < frameCount; frame++) {
						const { x, y, width, height } = windowAt(camera, frame);
						const beyond = Math.max(-x, -y, x + width - framing.box.width, y + height - framing.box.height);
						seen += 1;
						if (!(beyond < 1e-6)) outside += 1;
					}
				}
			}
		}
		expect(outside).toBe(0);
		expect(seen).toBeGreaterThan(10_000);
	});

	it('a camera goes on from one segment to the next as it went before', () => {
		let borders = 0;
		for (const { segments } of encodings) {
			for (const [index, segment] of segments.entries()) {
				const [before, next] = [segment.layers.at(-1)?.camera, segments[index + 1]?.layers[0]?.camera];
				if (!before || !next || before.pathFrames !== next.pathFrames) continue;
				if (next.firstFrame !== before.firstFrame + segment.frameCount) continue;
				const [here, there] = [windowAt(next, 0), windowAt(before, segment.frameCount)];
				expect(Math.abs(here.x - there.x) + Math.abs(here.y - there.y)).toBeLessThan(1e-6);
				expect(here.width).toBe(there.width);
				borders += 1;
			}
		}
		expect(borders).toBeGreaterThan(100);
	});
});
