import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { defaultLimits } from '../../../../../render-node/src/adapters/diffusion/diffusers/limits.js';
import { watchPhases } from '../../../../../render-node/src/adapters/diffusion/diffusers/phase-watch.js';
import type { WorkerEvent } from '../../../../../render-node/src/adapters/diffusion/diffusers/worker-events.js';

const limits = { ...defaultLimits, answerMs: 100, firstStepMs: 1_000, encodingMs: 300 };
const phase = (piece: number, name: 'denoising' | 'encoding', done: number | null = null) =>
	({ event: 'phase', orderId: 'a', piece, phase: name, done, of: done === null ? null : 4 }) as WorkerEvent;
const told = (piece: number) =>
	({ event: 'piece-failed', orderId: 'a', piece, code: 'not-finite', message: '' }) as WorkerEvent;

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('the watch over phases', () => {
	const watched = () => {
		const stalls = jest.fn();
		return { stalls, watch: watchPhases(limits, 0, stalls) };
	};

	it('goes on watching the piece that is at work when the one before it is told', () => {
		const { stalls, watch } = watched();
		watch.saw(phase(0, 'encoding'));
		watch.saw(phase(1, 'denoising', 0));
		watch.saw(told(0));
		expect(watch.phase()).toBe('denoising');
		jest.advanceTimersByTime(900);
		expect(stalls).not.toHaveBeenCalled();
		jest.advanceTimersByTime(200);
		expect(stalls).toHaveBeenCalledTimes(1);
		expect(watch.stalledIn()).toBe('denoising');
	});

	it('waits for an answer after the piece that is at work is told', () => {
		const { stalls, watch } = watched();
		watch.saw(phase(1, 'encoding'));
		watch.saw(told(1));
		jest.advanceTimersByTime(150);
		expect(stalls).toHaveBeenCalledTimes(1);
		expect(watch.stalledIn()).toBe('answering');
	});

	it('takes nothing that was told before for progress', () => {
		const { stalls, watch } = watched();
		expect(watch.saw(phase(0, 'encoding'))).toBe(true);
		jest.advanceTimersByTime(200);
		expect(watch.saw(phase(0, 'encoding'))).toBe(false);
		jest.advanceTimersByTime(150);
		expect(stalls).toHaveBeenCalledTimes(1);
	});
});
