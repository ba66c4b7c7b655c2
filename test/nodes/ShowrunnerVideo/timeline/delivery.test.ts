import { expect, it } from '@jest/globals';
import { readDelivery } from '../../../../nodes/ShowrunnerVideo/actions/video/read-delivery';
import { deliveryOf, outputDelivery } from '../../../../nodes/ShowrunnerVideo/timeline/delivery';

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

it('gives every output the cover that the form wishes', () => {
	expect(outputDelivery(readDelivery({}))).toEqual({});
	expect(outputDelivery(readDelivery({ cover: 'none', coverSeconds: 3 }))).toEqual({});
	expect(outputDelivery(readDelivery({ cover: 'best', coverSeconds: 3 }))).toEqual({ cover: 'best' });
	expect(outputDelivery(readDelivery({ cover: 'time', coverSeconds: 2.5 }))).toEqual({ cover: { atMs: 2_500 } });
});
