import { describe, expect, it } from '@jest/globals';
import { afterAttempt } from '../../../../render-node/src/domain/callbacks/delivery-policy.js';

const answer = (status: number, body = '') => ({ status, body });
const day = 24 * 60 * 60 * 1000;

describe('delivery policy', () => {
	it.each([200, 201, 204])('is done after %i', (status) => {
		expect(afterAttempt(answer(status), 1, 0, 0)).toEqual({ kind: 'delivered' });
	});

	it('does not take the page of an n8n that starts up for a delivery', () => {
		expect(afterAttempt(answer(200, 'n8n is starting up. Please wait'), 1, 0, 0)).toMatchObject({ kind: 'retry' });
		expect(afterAttempt(answer(404, '<pre>Cannot POST /webhook-waiting/7</pre>'), 1, 1, 0)).toMatchObject({
			kind: 'retry',
			goneInARow: 0,
		});
	});

	it('tries again soon while the execution is not asleep yet, and ever less often', () => {
		const delays = [1, 2, 3, 20].map((attempts) => afterAttempt(answer(409, 'is running already'), attempts, 0, 0));
		expect(delays.map((step) => step.kind === 'retry' && step.delayMs)).toEqual([500, 750, 1_125, 15_000]);
	});

	it.each([null, answer(500), answer(503), answer(302), answer(401), answer(429)])('tries again after %j', (said) => {
		expect(afterAttempt(said, 1, 0, 0)).toEqual({ kind: 'retry', delayMs: 1_000, goneInARow: 0 });
		expect(afterAttempt(said, 30, 0, 0)).toEqual({ kind: 'retry', delayMs: 60_000, goneInARow: 0 });
	});

	it.each([answer(404), answer(410), answer(409, 'The execution "7" has finished with error.')])(
		'gives up when %j comes twice in a row',
		(said) => {
			expect(afterAttempt(said, 1, 0, 0)).toMatchObject({ kind: 'retry', goneInARow: 1 });
			expect(afterAttempt(answer(500), 2, 1, 0)).toMatchObject({ kind: 'retry', goneInARow: 0 });
			expect(afterAttempt(said, 2, 1, 0)).toEqual({ kind: 'give-up', reason: 'nobody-waits' });
		},
	);

	it('gives up after a day', () => {
		expect(afterAttempt(null, 900, 0, day - 1)).toMatchObject({ kind: 'retry' });
		expect(afterAttempt(null, 900, 0, day)).toEqual({ kind: 'give-up', reason: 'too-old' });
		expect(afterAttempt(answer(200), 900, 0, day)).toEqual({ kind: 'delivered' });
	});
});
