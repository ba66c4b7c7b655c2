import { expect, it } from '@jest/globals';
import { readDelivery } from '../../../../nodes/ShowrunnerVideo/actions/video/read-delivery';
import { deliveryOf } from '../../../../nodes/ShowrunnerVideo/timeline/delivery';

it('sets no limit where the form sets none', () => {
	expect(deliveryOf(readDelivery({}))).toEqual({});
	expect(deliveryOf(readDelivery({ maxLengthSeconds: 0, trimAt: 'scene' }))).toEqual({});
});

it('gives the length in milliseconds, and where to cut', () => {
	expect(deliveryOf(readDelivery({ maxLengthSeconds: 59.5 }))).toEqual({
		limit: { maxDurationMs: 59_500, trimAt: 'sentence' },
	});
	expect(deliveryOf(readDelivery({ maxLengthSeconds: 60, trimAt: 'exact' })).limit?.trimAt).toBe('exact');
});

it('refuses a length below a second by the name of the option', () => {
	expect(() => readDelivery({ maxLengthSeconds: 0.5 })).toThrow('Maximum Length is below a second');
});
