import { describe, expect, it } from '@jest/globals';
import { fitFrames } from '../../../../render-node/src/domain/diffusion/fit-frames.js';
import { fitSize } from '../../../../render-node/src/domain/diffusion/fit-size.js';
import type { GenerationWish } from '../../../../render-node/src/domain/diffusion/generation.js';
import { normaliseRequest } from '../../../../render-node/src/domain/diffusion/normalise-request.js';
import { paintingModel } from '../../../kits/painting-engine.js';

const rule = { native: { width: 1024, height: 1024 }, multipleOf: 16, leastSide: 256, mostPixels: 1024 * 1024 };
const wish: GenerationWish = {
	kind: 'text-to-video',
	prompt: 'the sea',
	negativePrompt: null,
	size: { width: 1080, height: 1920 },
	durationMs: 1_000,
	steps: null,
	guidance: null,
	seed: 7,
	strength: null,
	sound: true,
	camera: 'auto',
};

describe('fitSize', () => {
	it.each([
		[
			{ width: 1080, height: 1920 },
			{ width: 768, height: 1360 },
		],
		[
			{ width: 1920, height: 1080 },
			{ width: 1360, height: 768 },
		],
		[
			{ width: 1080, height: 1080 },
			{ width: 1024, height: 1024 },
		],
		[
			{ width: 320, height: 320 },
			{ width: 320, height: 320 },
		],
	])('keeps the shape of %o on the grid', (wished, fitted) => {
		expect(fitSize(wished, rule)).toEqual(fitted);
	});

	it('keeps every rule for two thousand shapes', () => {
		for (let index = 0; index < 2_000; index++) {
			const wished = { width: 64 + ((index * 131) % 4_000), height: 64 + ((index * 197) % 4_000) };
			const multipleOf = [2, 8, 16, 32, 64][index % 5] ?? 2;
			const varied = { ...rule, multipleOf, leastSide: 64 + (index % 3) * 64 };
			const { width, height } = fitSize(wished, varied);
			expect([width % multipleOf, height % multipleOf]).toEqual([0, 0]);
			expect(Math.min(width, height)).toBeGreaterThanOrEqual(varied.leastSide);
			if (Math.min(width, height) > varied.leastSide + multipleOf)
				expect(width * height).toBeLessThanOrEqual(varied.mostPixels);
		}
	});
});

describe('fitFrames', () => {
	const clip = { multipleOf: 8, least: 9, most: 121, preset: 121, framesPerSecond: 24 };
	it.each([
		[1_000, 25],
		[1_050, 33],
		[10, 9],
		[5_000, 121],
		[60_000, 121],
	])('gives %i ms the count %i on the grid', (durationMs, count) => {
		expect(fitFrames(durationMs, clip)).toBe(count);
	});

	it('never leaves the grid, whatever the ends are', () => {
		for (let durationMs = 0; durationMs < 20_000; durationMs += 37) {
			const count = fitFrames(durationMs, { ...clip, least: 10, most: 100 });
			expect((count - 1) % 8).toBe(0);
			expect(count).toBeGreaterThanOrEqual(10);
			expect(count).toBeLessThanOrEqual(100);
		}
	});
});

describe('normaliseRequest', () => {
	it('takes the presets of the model where nothing is wished for, and says nothing', () => {
		const { request, adjustments } = normaliseRequest(paintingModel(), wish);
		expect(request).toMatchObject({ steps: 4, guidance: 3, frameCount: 9, framesPerSecond: 8, sound: false, seed: 7 });
		expect(adjustments).toEqual([]);
	});

	it('says what it had to change and what it had to leave out', () => {
		const model = paintingModel({ takesNegativePrompt: false, guidance: null });
		const wished = { ...wish, negativePrompt: 'fog', steps: 99, guidance: 5, durationMs: 30_000 };
		const { request, adjustments } = normaliseRequest(model, wished);
		expect(request).toMatchObject({ negativePrompt: null, guidance: null, steps: 50, frameCount: 41 });
		expect(adjustments.map(({ code, field }) => [code, field])).toEqual([
			['option-adjusted', 'steps'],
			['option-unsupported', 'negativePrompt'],
			['option-unsupported', 'guidance'],
			['option-adjusted', 'durationMs'],
		]);
	});

	it('refuses what the model cannot do at all, naming what it does', () => {
		const model = paintingModel({ kinds: ['text-to-image'] });
		expect(() => normaliseRequest(model, wish)).toThrow(
			expect.objectContaining({
				problem: expect.objectContaining({
					type: 'kind-unsupported',
					field: 'model',
					detail: 'It does text-to-image.',
				}),
			}),
		);
	});

	it('leaves the size of an enlargement alone', () => {
		const { request } = normaliseRequest(paintingModel(), { ...wish, kind: 'upscale', durationMs: null });
		expect(request).toMatchObject({ size: { width: 1080, height: 1920 }, frameCount: null });
	});
});
