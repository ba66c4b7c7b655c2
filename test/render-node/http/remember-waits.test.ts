import { EventEmitter } from 'node:events';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Request, Response } from 'express';
import { rememberWaits } from '../../../render-node/src/http/remember-waits.js';

let now = 0;
jest.spyOn(performance, 'now').mockImplementation(() => now);
afterEach(() => {
	now = 0;
});

type Wait = { path?: string; waitMs?: string; heldMs: number; status?: number; family?: string; method?: string };

function waitsFrom() {
	const waits = rememberWaits();
	/** One request that is answered after `heldMs`; whether the one before has paid for it. */
	return ({ path = '/v1/jobs/a', waitMs = '25000', heldMs, status = 200, family = 'f', method = 'GET' }: Wait) => {
		const request = { method, path, query: { waitMs } } as unknown as Request;
		const response = Object.assign(new EventEmitter(), { statusCode: status }) as unknown as Response;
		const paid = waits.isPaid(family, request, response);
		now += heldMs;
		response.emit('finish');
		return paid;
	};
}

describe('waiting for one piece of work', () => {
	it('is paid once, however often it is renewed', () => {
		const wait = waitsFrom();
		expect([25_000, 25_000, 7_000, 25_000].map((heldMs) => wait({ heldMs }))).toEqual([false, true, true, true]);
	});

	it('is paid again after an answer that came at once', () => {
		const wait = waitsFrom();
		expect([25_000, 10, 10, 10].map((heldMs) => wait({ heldMs }))).toEqual([false, true, false, false]);
	});

	it.each([
		['for other work', { path: '/v1/jobs/b' }],
		['by another caller', { family: 'g' }],
		['without waiting', { waitMs: '0' }],
		['by another method', { method: 'POST' }],
	])('does not pay for a request %s', (_, other) => {
		const wait = waitsFrom();
		wait({ heldMs: 25_000 });
		expect(wait({ heldMs: 0, ...other })).toBe(false);
	});

	it('does not pay for much later, nor when it was refused', () => {
		const wait = waitsFrom();
		wait({ heldMs: 25_000 });
		now += 60_001;
		expect(wait({ heldMs: 25_000, status: 503 })).toBe(false);
		expect(wait({ heldMs: 0 })).toBe(false);
	});
});
