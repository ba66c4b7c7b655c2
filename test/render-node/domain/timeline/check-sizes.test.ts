import { describe, expect, it } from '@jest/globals';
import { outputSchema, type AspectRatio } from '@showrunner/contract';
import { frameSize } from '../../../../render-node/src/domain/timeline/frame-size.js';
import { checkSizes } from '../../../../render-node/src/domain/timeline/outputs/check-sizes.js';

const output = (aspectRatio: AspectRatio, widthPx: number, heightPx: number, scale = 1) =>
	outputSchema.parse({ aspectRatio, scale, size: { widthPx, heightPx } });

describe('the size of an output', () => {
	it.each([
		['1:1', 1080, 1350],
		['9:16', 720, 1280],
		['16:9', 2560, 1080],
		['16:9', 1440, 1080],
	] as const)('near %s may be %d×%d', (aspectRatio, width, height) => {
		const wished = output(aspectRatio, width, height);
		expect(() => checkSizes([wished])).not.toThrow();
		expect(frameSize(wished)).toEqual({ width, height });
	});

	it('counts for its scale', () => {
		expect(frameSize(output('1:1', 1080, 1350, 0.5))).toEqual({ width: 540, height: 676 });
	});

	it('of another shape is refused with the ratio that fits and a size that would', () => {
		expect(() => checkSizes([outputSchema.parse({ aspectRatio: '1:1' }), output('9:16', 1280, 720)])).toThrow(
			expect.objectContaining({
				problem: expect.objectContaining({
					...{ type: 'size-unfit', field: 'timeline.outputs[1].size' },
					fix: 'Set aspectRatio to 16:9, or choose a size such as 1280×2276',
				}),
			}),
		);
		expect(() => checkSizes([output('16:9', 3000, 500)])).toThrow(
			expect.objectContaining({ problem: expect.objectContaining({ fix: 'Choose a size such as 3000×1688' }) }),
		);
	});

	it('must leave pixels enough to encode', () => {
		expect(() => checkSizes([output('9:16', 144, 256, 0.5)])).toThrow('only 72×128');
	});

	it('is even, and within what encoders take', () => {
		expect(() => output('1:1', 1081, 1080)).toThrow();
		expect(() => output('1:1', 64, 64)).toThrow();
		expect(() => output('1:1', 4096, 4096)).toThrow('pixels');
	});
});
