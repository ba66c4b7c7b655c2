import { describe, expect, it } from '@jest/globals';
import type { QuotaReset } from '@showrunner/contract';
import type { QuotaRule, Taken } from '../../../../render-node/src/domain/quotas/quota-record.js';
import { nextFreeSlot, usedAround } from '../../../../render-node/src/domain/quotas/quota-slots.js';
import { takenLine } from '../../../../render-node/src/domain/quotas/taken-line.js';
import { windowAround } from '../../../../render-node/src/domain/quotas/quota-window.js';

const hourMs = 60 * 60 * 1000;
const pacific: QuotaReset = { kind: 'daily', at: '00:00', timeZone: 'America/Los_Angeles' };
const at = (instant: string) => Date.parse(instant);
const slot = (rule: QuotaRule, takes: Taken[], amount: number, from: string) => {
	const search = { fromMs: at(from), untilMs: at(from) + 40 * 24 * hourMs };
	const found = nextFreeSlot(rule, takenLine(takes), amount, search);
	return found === null ? null : new Date(found).toISOString();
};

describe('the next free slot', () => {
	const units: QuotaRule = { limit: 10_000, reset: pacific, spacingMs: 0 };

	it('is now while there is room, and the next Pacific midnight when there is none, on days of 23 and 25 hours too', () => {
		const spring = [{ atMs: at('2026-03-08T18:00:00Z'), amount: 8_500 }];
		expect(slot(units, spring, 1_500, '2026-03-08T19:00:00Z')).toBe('2026-03-08T19:00:00.000Z');
		expect(slot(units, spring, 1_600, '2026-03-08T19:00:00Z')).toBe('2026-03-09T07:00:00.000Z');
		const autumn = [{ atMs: at('2027-11-07T08:00:00Z'), amount: 10_000 }];
		expect(slot(units, autumn, 1, '2027-11-07T09:00:00Z')).toBe('2027-11-08T08:00:00.000Z');
	});

	it('passes over days that plans have filled', () => {
		const planned = ['2026-11-01T20:00:00Z', '2026-11-02T20:00:00Z', '2026-11-03T20:00:00Z'].map((instant) => ({
			atMs: at(instant),
			amount: 9_000,
		}));
		expect(slot(units, planned, 1_600, '2026-11-01T12:00:00Z')).toBe('2026-11-04T08:00:00.000Z');
		expect(slot(units, planned, 1_000, '2026-11-01T12:00:00Z')).toBe('2026-11-01T12:00:00.000Z');
	});

	it('keeps its distance on both sides, and finds the gap between', () => {
		const posts: QuotaRule = { limit: 6, reset: pacific, spacingMs: 2 * hourMs };
		const planned = ['2026-05-01T12:00:00Z', '2026-05-01T14:00:00Z', '2026-05-01T18:00:00Z'].map((instant) => ({
			atMs: at(instant),
			amount: 1,
		}));
		expect(slot(posts, planned, 1, '2026-05-01T09:59:00Z')).toBe('2026-05-01T09:59:00.000Z');
		expect(slot(posts, planned, 1, '2026-05-01T10:01:00Z')).toBe('2026-05-01T16:00:00.000Z');
		expect(slot(posts, planned, 1, '2026-05-01T16:01:00Z')).toBe('2026-05-01T20:00:00.000Z');
	});

	it('is none where the amount is larger than the limit, or all is full to the end of the search', () => {
		expect(slot(units, [], 10_001, '2026-05-01T10:00:00Z')).toBeNull();
		const monthly: QuotaRule = { limit: 1, reset: { kind: 'rolling', windowMs: 300 * 24 * hourMs }, spacingMs: 0 };
		expect(slot(monthly, [{ atMs: at('2026-05-01T00:00:00Z'), amount: 1 }], 1, '2026-05-02T00:00:00Z')).toBeNull();
	});

	it('of a rolling window never breaks a plan that lies ahead', () => {
		const rolling: QuotaRule = { limit: 2, reset: { kind: 'rolling', windowMs: 24 * hourMs }, spacingMs: 0 };
		const takes = ['2026-05-01T10:00:00Z', '2026-05-02T06:00:00Z'].map((instant) => ({ atMs: at(instant), amount: 1 }));
		// At 09:00 on the second, the first has still not fallen out of the window that ends with the plan at 06:00.
		expect(slot(rolling, takes, 1, '2026-05-01T12:00:00Z')).toBe('2026-05-02T10:00:00.000Z');
		expect(usedAround(rolling.reset, takenLine(takes), at('2026-05-01T12:00:00Z'))).toBe(2);
		expect(usedAround(rolling.reset, takenLine(takes), at('2026-05-02T10:00:00Z'))).toBe(1);
	});
});

/** A small generator of numbers that are the same in each run. */
function numbersFrom(seed: number) {
	let state = seed;
	return (below: number) => {
		state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
}

/** Whether the limit and the distance hold everywhere, looked at instant by instant. */
function keepsAll({ limit, reset, spacingMs }: QuotaRule, takes: Taken[]): boolean {
	const sum = (start: number, end: number) =>
		takes.filter(({ atMs }) => atMs >= start && atMs < end).reduce((total, { amount }) => total + amount, 0);
	const windows =
		reset.kind === 'rolling'
			? takes.map(({ atMs }) => ({ startMs: atMs - reset.windowMs + 1, endMs: atMs + 1 }))
			: takes.map(({ atMs }) => windowAround(reset, atMs));
	const isSpaced = takes.every((one, at) =>
		takes.every((other, of) => at >= of || Math.abs(one.atMs - other.atMs) >= spacingMs),
	);
	return isSpaced && windows.every(({ startMs, endMs }) => sum(startMs, endMs) <= limit);
}

describe.each([
	['rolling', 12, (step: number): QuotaReset => ({ kind: 'rolling', windowMs: 12 * step })],
	['daily', 8, (): QuotaReset => ({ kind: 'daily', at: '00:00', timeZone: 'America/Los_Angeles' })],
])('slots of a %s quota', (_, rounds, resetOf) => {
	const start = at('2026-03-07T20:00:00Z');

	it('are the first ones that looking at every step finds, whatever was taken in whatever order', () => {
		for (let seed = 1; seed <= rounds; seed++) {
			const draw = numbersFrom(seed);
			const step = hourMs;
			const rule: QuotaRule = { limit: 2 + draw(4), reset: resetOf(step), spacingMs: draw(4) * step };
			const takes: Taken[] = [];
			for (let round = 0; round < 12; round++) {
				const amount = 1 + draw(2);
				const fromMs = start + draw(80) * step;
				const found = nextFreeSlot(rule, takenLine(takes), amount, { fromMs, untilMs: fromMs + 400 * step });
				// Takes lie on whole hours, and so does all that follows from them.
				let seen = fromMs;
				while (!keepsAll(rule, [...takes, { atMs: seen, amount }])) seen += step;
				expect([seed, round, found]).toEqual([seed, round, seen]);
				takes.push({ atMs: seen, amount });
			}
		}
	});
});
