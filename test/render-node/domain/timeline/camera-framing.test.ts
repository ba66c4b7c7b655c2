import { describe, expect, it } from '@jest/globals';
import { cameraFraming, containSize, coverSize } from '../../../../render-node/src/domain/timeline/camera-framing.js';

const frame = { width: 1080, height: 1920 };
const camera = (zoom: number, centreX = 0.5, centreY = 0.5) => ({ zoom, centreX, centreY });
const motion = (from: ReturnType<typeof camera>, to: ReturnType<typeof camera>) => ({
	from,
	to,
	easing: 'linear' as const,
});

describe('cameraFraming', () => {
	it('shows the middle of a picture that is wider than the frame', () => {
		const { framing, moves } = cameraFraming(coverSize({ width: 1920, height: 1080 }, frame), frame, undefined);
		expect(moves).toBe(false);
		expect(framing).toEqual({
			canvas: { width: 3414, height: 1920 },
			box: { x: 1168, y: 0, width: 1080, height: 1920 },
		});
	});

	it('scales a still camera that is near so that its window fills the frame pixel by pixel', () => {
		const near = camera(2, 0.25, 0.75);
		const { framing } = cameraFraming(frame, frame, motion(near, near));
		expect(framing).toEqual({
			canvas: { width: 2160, height: 3840 },
			box: { x: 0, y: 1920, width: 1080, height: 1920 },
		});
	});

	it('pushes a camera back that looks over the edge', () => {
		const { framing, from, to } = cameraFraming(frame, frame, motion(camera(1.25, 0, 0), camera(1.25, 1, 1)));
		expect(framing.canvas).toEqual({ width: 1350, height: 2400 });
		expect([from, to]).toEqual([
			{ x: 0, y: 0, width: 1080, height: 1920 },
			{ x: 270, y: 480, width: 1080, height: 1920 },
		]);
	});

	it('does not move where both ends come to the same window', () => {
		expect(cameraFraming(frame, frame, motion(camera(1, 0.2), camera(1, 0.8))).moves).toBe(false);
	});

	it('keeps the part only that the camera comes by', () => {
		const { framing, from } = cameraFraming(
			{ width: 10_800, height: 1920 },
			frame,
			motion(camera(1, 0.3), camera(1, 0.35)),
		);
		expect(framing.box.width).toBeLessThan(1080 + 540 + 12);
		expect(framing.box.x + from.x).toBeCloseTo(0.3 * 10_800 - 540);
	});

	it('keeps very long pictures to a size that can be scaled', () => {
		const { framing } = cameraFraming(
			coverSize({ width: 100_000, height: 100 }, frame),
			frame,
			motion(camera(4), camera(4, 0.6)),
		);
		expect(framing.canvas.width).toBeLessThanOrEqual(16_384);
	});
});

describe('containSize', () => {
	it.each([
		[
			{ width: 1920, height: 1080 },
			{ width: 1080, height: 608 },
		],
		[
			{ width: 10, height: 1000 },
			{ width: 20, height: 1920 },
		],
		[{ width: 1080, height: 1920 }, frame],
	])('fits %j into the frame as %j', (picture, fitted) => {
		expect(containSize(picture, frame)).toEqual(fitted);
	});
});
