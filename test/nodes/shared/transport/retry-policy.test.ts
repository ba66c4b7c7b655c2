import { describe, expect, it } from '@jest/globals';
import { mayRetry, retryDelayMs } from '../../../../nodes/shared/transport/retry-policy';
import { readRetryAfterMs } from '../../../../providers/core/retry-after';

const keyed = { 'idempotency-key': 'k' };
const post = (path: string, outcome: { status: number } | { code: string }, headers: Record<string, string> = {}) =>
	mayRetry({ method: 'POST', headers, path, outcome });

describe('sending a request again', () => {
	it('is right for reading, for keyed work and for saying again what shall be', () => {
		expect(mayRetry({ method: 'GET', headers: {}, path: '/v1/jobs', outcome: { status: 503 } })).toBe(true);
		expect(post('/v1/jobs', { code: 'ECONNRESET' }, keyed)).toBe(true);
		expect(post('/v1/jobs/1/cancel', { status: 502 })).toBe(true);
		expect(post('/v1/productions/1/complete', { code: 'ECONNRESET' })).toBe(true);
		expect(post('/v1/assets?name=a.mp4', { code: 'ECONNRESET' })).toBe(true);
		expect(post('/v1/productions/batch', { code: 'ECONNRESET' })).toBe(true);
		expect(post('/v1/quotas', { status: 503 })).toBe(true);
		expect(post('/v1/privacy/searches', { status: 503 })).toBe(true);
		expect(post('/v1/delivery-replays', { code: 'ECONNRESET' })).toBe(true);
		expect(post('/v1/quotas/1/takes/2/give-back', { status: 503 })).toBe(true);
		expect(post('/v1/profiles/main/activate', { status: 503 })).toBe(true);
		expect(post('/v1/spend/reservations/1/commit', { code: 'ECONNRESET' })).toBe(true);
		expect(post('/v1/spend/reservations/1/release', { status: 503 })).toBe(true);
		expect(post('/v1/reviews/1/decision', { status: 502 })).toBe(true);
	});

	it('is wrong where it could do the work twice, unless the request cannot have arrived', () => {
		expect(post('/v1/jobs/1/retry', { code: 'ECONNRESET' })).toBe(false);
		expect(post('/v1/privacy/erasures', { code: 'ECONNRESET' })).toBe(false);
		expect(post('/v1/quotas/1/takes', { status: 503 })).toBe(false);
		expect(post('/v1/profiles/main/roll-back', { status: 503 })).toBe(false);
		expect(post('/v1/subscriptions', { status: 503 })).toBe(false);
		expect(post('/v1/subscriptions', { code: 'ECONNREFUSED' })).toBe(true);
	});

	it.each([400, 401, 404, 409, 422, 429, 500])('is wrong after an answer of %i', (status) => {
		expect(post('/v1/jobs', { status }, keyed)).toBe(false);
	});

	it('waits longer each time, and as long as the service asks for', () => {
		expect([0, 1, 2, 10].map((attempt) => retryDelayMs(attempt, undefined))).toEqual([250, 500, 1_000, 8_000]);
		expect(retryDelayMs(0, 3_000)).toBe(3_000);
		expect(readRetryAfterMs('2', 0)).toBe(2_000);
		expect(readRetryAfterMs('Thu, 01 Jan 1970 00:00:05 GMT', 1_000)).toBe(4_000);
		expect(readRetryAfterMs('soon', 0)).toBeUndefined();
	});
});
