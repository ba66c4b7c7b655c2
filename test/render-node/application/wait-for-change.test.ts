import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { readUntil } from '../../../render-node/src/application/wait-for-change.js';
import type { Change } from '../../../render-node/src/domain/change-bus.js';

const news: Change = { kind: 'job', jobId: 'a', batchId: null, state: 'succeeded' };
const listeners = new Set<(change: Change) => void>();
const bus = {
	publish: (change: Change) => listeners.forEach((hear) => hear(change)),
	subscribe: (hear: (change: Change) => void) => {
		listeners.add(hear);
		return () => void listeners.delete(hear);
	},
};
let looks = 0;
let hasEnded = false;
const isOwn = (change: Change) => change.kind === 'job' && change.jobId === 'a';
const look = async () => (looks++, hasEnded);
const wait = (waitMs: number, signal = new AbortController().signal) =>
	readUntil(bus, isOwn, look, (ended) => ended, waitMs, signal);

beforeEach(() => {
	jest.useFakeTimers();
	looks = 0;
	hasEnded = false;
});
afterEach(() => {
	jest.useRealTimers();
	expect(listeners.size).toBe(0);
});

describe('a wait for a change', () => {
	it('is over with the news, without any time', async () => {
		const waiting = wait(20_000);
		await Promise.resolve();
		bus.publish({ ...news, jobId: 'another' });
		hasEnded = true;
		bus.publish(news);
		expect(await waiting).toBe(true);
		expect(looks).toBe(2);
	});

	it('looks again by itself where the news was lost', async () => {
		const waiting = wait(20_000);
		await jest.advanceTimersByTimeAsync(1_999);
		hasEnded = true;
		expect(looks).toBe(1);
		await jest.advanceTimersByTimeAsync(1);
		expect(await waiting).toBe(true);
	});

	it('is over with its time, and with its caller', async () => {
		const waiting = wait(3_000);
		await jest.advanceTimersByTimeAsync(3_000);
		expect(await waiting).toBe(false);
		const caller = new AbortController();
		const left = wait(20_000, caller.signal);
		caller.abort();
		expect(await left).toBe(false);
	});
});
