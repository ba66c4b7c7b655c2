import { describe, expect, it } from '@jest/globals';
import { problemKinds, type Problem } from '@showrunner/contract';
import { retryDelayMs } from '../../../../render-node/src/domain/jobs/retry-policy.js';

const problem = (kind: Problem['kind'], change: Partial<Problem> = {}): Problem => ({
	type: 'x',
	title: 'X',
	status: 500,
	kind,
	...change,
});
const delays = (kind: Problem['kind']) => [1, 2, 3, 4].map((failures) => retryDelayMs(problem(kind), failures));

describe('retry policy', () => {
	it.each(problemKinds)('has its way with %s', (kind) => {
		const expected = {
			'temporarily-unavailable': [1_000, 4_000, 16_000, null],
			'rate-limited': [1_000, 4_000, 16_000, null],
			defect: [1_000, null, null, null],
		};
		expect(delays(kind)).toEqual(kind in expected ? expected[kind as keyof typeof expected] : [null, null, null, null]);
	});

	it('waits as long as the problem asks for, within reason', () => {
		expect(retryDelayMs(problem('rate-limited', { retryAfterMs: 30_000 }), 1)).toBe(30_000);
		expect(retryDelayMs(problem('rate-limited', { retryAfterMs: 1e9 }), 1)).toBe(600_000);
	});

	it('does not repeat what took too long', () => {
		expect(retryDelayMs(problem('temporarily-unavailable', { type: 'deadline-exceeded' }), 1)).toBeNull();
	});
});
