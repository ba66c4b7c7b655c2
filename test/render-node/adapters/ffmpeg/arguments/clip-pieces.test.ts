import { describe, expect, it } from '@jest/globals';
import { clipReading } from '../../../../../render-node/src/adapters/ffmpeg/arguments/clip-pieces.js';
import type { ClipLayer } from '../../../../../render-node/src/domain/timeline/render-plan.js';
import { createRandom } from '../../../../../render-node/src/domain/music/random.js';

const framing = { canvas: { width: 2, height: 2 }, box: { x: 0, y: 0, width: 2, height: 2 } };
const clip = (trimStartMs: number, loopFrames: number, firstFrame: number): ClipLayer => ({
	...{ kind: 'clip', assetId: 'c', fit: { fit: 'cover' }, framing, camera: null },
	...{ trimStartMs, loopFrames, firstFrame },
});

describe('clipReading', () => {
	it('begins to read half a second before the frame that it wants', () => {
		expect(clipReading(clip(2000, 300, 30), 60, 30)).toEqual({
			pieces: [{ seekSeconds: 2.5, skipFrames: 15, frames: 60 }],
			repeat: null,
		});
	});

	it('begins at the beginning where nothing is before it', () => {
		expect(clipReading(clip(0, 300, 0), 60, 30).pieces).toEqual([{ seekSeconds: 0, skipFrames: 0, frames: 60 }]);
	});

	it('reads a clip again from its trim point when it has ended', () => {
		expect(clipReading(clip(1000, 40, 30), 60, 30)).toEqual({
			pieces: [
				{ seekSeconds: 1.5, skipFrames: 15, frames: 10 },
				{ seekSeconds: 0.5, skipFrames: 15, frames: 40 },
				{ seekSeconds: 0.5, skipFrames: 15, frames: 10 },
			],
			repeat: null,
		});
	});

	it('repeats a clip of less than a second from memory', () => {
		expect(clipReading(clip(0, 5, 3), 300, 30)).toEqual({
			pieces: [{ seekSeconds: 0, skipFrames: 0, frames: 5 }],
			repeat: { frames: 5, skipFrames: 3 },
		});
	});

	it('gives every frame that was asked for, from a dozen inputs at most', () => {
		for (let seed = 0; seed < 300; seed++) {
			const random = createRandom(seed, 'clip');
			const fps = random.pick([24, 25, 30, 50, 60]);
			const loopFrames = random.integer(1, 400);
			const frames = random.integer(1, 10 * fps);
			const { pieces, repeat } = clipReading(
				clip(random.integer(0, 5000), loopFrames, random.integer(0, loopFrames - 1)),
				frames,
				fps,
			);
			expect(pieces.length).toBeLessThanOrEqual(12);
			expect(pieces.reduce((sum, piece) => sum + piece.frames, 0)).toBe(repeat ? loopFrames : frames);
		}
	});
});
