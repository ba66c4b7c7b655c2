import { describe, expect, it } from '@jest/globals';
import { waitFor, WaitCancelled, type Clock } from '../../../providers/core/wait-for';

const fakeClock = () => {
	const pauses: number[] = [];
	let nowMs = 0;
	const clock: Clock = {
		now: () => nowMs,
		sleep: async (durationMs) => void (pauses.push(durationMs), (nowMs += durationMs)),
	};
	return { clock, pauses };
};
const limits = { intervalMs: 100, backoff: 2, maxIntervalMs: 500, limitMs: 2_000 };

describe('waiting', () => {
	it('grows its pauses up to the longest', async () => {
		const { clock, pauses } = fakeClock();
		let left = 6;
		await waitFor(async () => (--left === 0 ? 'done' : undefined), limits, clock);
		expect(pauses).toEqual([100, 200, 400, 500, 500]);
	});

	it('gives up at the limit and says how to wait longer', async () => {
		const { clock, pauses } = fakeClock();
		await expect(waitFor(async () => undefined, limits, clock)).rejects.toMatchObject({
			refusal: { kind: 'temporarily-unavailable', field: 'timeoutMinutes' },
		});
		expect(pauses.reduce((a, b) => a + b, 0)).toBe(2_000);
	});

	it('ends with the signal', async () => {
		const { clock } = fakeClock();
		const controller = new AbortController();
		const check = async () => void controller.abort();
		await expect(waitFor(check, { ...limits, signal: controller.signal }, clock)).rejects.toThrow(WaitCancelled);
	});
});
