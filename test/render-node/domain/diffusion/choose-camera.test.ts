import { describe, expect, it } from '@jest/globals';
import { cameraMoves } from '@showrunner/contract';
import { chooseCamera } from '../../../../render-node/src/domain/diffusion/choose-camera.js';
import { crossCamera } from '../../../../render-node/src/domain/diffusion/cross-camera.js';
import { cameraFraming, coverSize } from '../../../../render-node/src/domain/timeline/camera-framing.js';

const frame = { width: 1920, height: 1080 };
const pictures = {
	...{ wide: { width: 4000, height: 1000 }, tall: { width: 900, height: 1600 }, alike: { width: 1280, height: 720 } },
	...{ exact: frame, nearly: { width: 1300, height: 720 } },
};
const seeds = Array.from({ length: 40 }, (_, index) => index * 7 + 1);
const scene = (picture: keyof typeof pictures, durationMs = 5_000) => ({
	picture: pictures[picture],
	frame,
	durationMs,
});
const kinds = (picture: keyof typeof pictures) =>
	[...new Set(seeds.map((seed) => chooseCamera('auto', scene(picture), seed).move))].sort();

/** First and last window in shares of the picture. */
function windows(
	picture: keyof typeof pictures,
	move: (typeof cameraMoves)[number],
	seed: number,
	durationMs?: number,
) {
	const { motion } = chooseCamera(move, scene(picture, durationMs), seed);
	const { framing, from, to } = cameraFraming(coverSize(pictures[picture], frame), frame, motion);
	const share = ({ x, y, width, height }: typeof from) => ({
		centreX: (framing.box.x + x + width / 2) / framing.canvas.width,
		centreY: (framing.box.y + y + height / 2) / framing.canvas.height,
		width: width / framing.canvas.width,
		height: height / framing.canvas.height,
	});
	return { from: share(from), to: share(to) };
}

describe('a camera that chooses its move', () => {
	it('goes along the longer side of a picture, or nearer and farther', () => {
		expect(kinds('wide')).toEqual(['pan-left', 'pan-right', 'push-in']);
		expect(kinds('tall')).toEqual(['push-in', 'rise', 'sink']);
		expect(kinds('alike')).toEqual(['pull-out', 'push-in']);
		expect(kinds('nearly')).toEqual(['pull-out', 'push-in']);
	});

	it('begins on all of a picture that may be the last of a clip', () => {
		expect(kinds('exact')).toEqual(['push-in']);
		for (const move of ['auto', 'push-in', 'pan-left', 'pan-right', 'rise', 'sink'] as const)
			expect(windows('exact', move, 3).from).toMatchObject({ width: 1, height: 1 });
	});

	it('does the same for the same seed and something else for another', () => {
		for (const move of cameraMoves) {
			expect(chooseCamera(move, scene('wide'), 5)).toEqual(chooseCamera(move, scene('wide'), 5));
			expect(chooseCamera(move, scene('wide'), 5)).not.toEqual(chooseCamera(move, scene('wide'), 6));
		}
	});
});

describe('a named move', () => {
	it.each(Object.keys(pictures) as (keyof typeof pictures)[])(
		'does what it says over a picture that is %s',
		(picture) => {
			for (const seed of seeds) {
				for (const durationMs of [400, 5_000, 60_000]) {
					const seen = (move: (typeof cameraMoves)[number]) => windows(picture, move, seed, durationMs);
					const [near, far] = [seen('push-in'), seen('pull-out')];
					expect(near.to.width).toBeLessThan(near.from.width * 0.96);
					expect(far.to.width).toBeGreaterThan(far.from.width * 1.04);
					expect(seen('pan-left').to.centreX).toBeLessThan(seen('pan-left').from.centreX - 0.01);
					expect(seen('pan-right').to.centreX).toBeGreaterThan(seen('pan-right').from.centreX + 0.01);
					expect(seen('rise').to.centreY).toBeLessThan(seen('rise').from.centreY - 0.01);
					expect(seen('sink').to.centreY).toBeGreaterThan(seen('sink').from.centreY + 0.01);
					expect(seen('rise').to.centreX).toBeCloseTo(0.5, 2);
				}
			}
		},
	);

	it('never goes nearer than the picture stands', () => {
		for (const seed of seeds)
			for (const move of cameraMoves) {
				const { motion } = chooseCamera(move, scene('alike', 60_000), seed);
				expect(Math.max(motion.from.zoom, motion.to.zoom)).toBeLessThan(1.35);
			}
	});
});

describe('a camera from one still to another', () => {
	it('sees the same part of both, whatever their shape', () => {
		for (const move of cameraMoves) {
			const middles = (['wide', 'tall', 'alike'] as const).map((picture) => {
				const { zoom, centreX, centreY } = crossCamera(move, scene(picture), 9);
				const fitted = coverSize(pictures[picture], frame);
				return [zoom, (centreX - 0.5) * fitted.width, (centreY - 0.5) * fitted.height].map((n) => Number(n.toFixed(6)));
			});
			expect(middles[1]).toEqual(middles[0]);
			expect(middles[2]).toEqual(middles[0]);
		}
	});
});
