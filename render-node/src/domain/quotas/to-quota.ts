import type { Quota, QuotaTake } from '@showrunner/contract';
import type { QuotaRecord, QuotaTakeRecord } from './quota-record.js';
import { nextFreeSlot, usedAround } from './quota-slots.js';
import { windowAround } from './quota-window.js';
import { timesBetween, type TakenLine } from './taken-line.js';

/** Slots are sought and planned this far ahead. */
export const planningHorizonMs = 400 * 24 * 60 * 60 * 1000;

const instant = (ms: number) => new Date(ms).toISOString();

/** From when on the quota's window counts, and when the next one begins. */
function windowOf({ reset }: QuotaRecord, line: TakenLine, nowMs: number): Pick<Quota, 'windowStartsAt' | 'resetsAt'> {
	if (reset.kind !== 'rolling') {
		const { startMs, endMs } = windowAround(reset, nowMs);
		return { windowStartsAt: instant(startMs), resetsAt: instant(endMs) };
	}
	const startMs = nowMs - reset.windowMs + 1;
	const [oldest] = timesBetween(line, startMs, nowMs + 1);
	return { windowStartsAt: instant(startMs), resetsAt: oldest === undefined ? null : instant(oldest + reset.windowMs) };
}

export type QuotaView = { nowMs: number; amount: number; fromMs: number };

/** A quota as callers see it. */
export function toQuota(record: QuotaRecord, line: TakenLine, { nowMs, amount, fromMs }: QuotaView): Quota {
	const used = usedAround(record.reset, line, nowMs);
	const search = { fromMs: Math.max(fromMs, nowMs), untilMs: nowMs + planningHorizonMs };
	const next = nextFreeSlot(record, line, amount, search);
	return {
		...record,
		used,
		left: Math.max(0, record.limit - used),
		...windowOf(record, line, nowMs),
		nextFree: { amount, at: next === null ? null : instant(next) },
		createdAt: record.createdAt.toISOString(),
		updatedAt: record.updatedAt.toISOString(),
	};
}

/** A take as callers see it. */
export const toQuotaTake = (record: QuotaTakeRecord): QuotaTake => ({
	...record,
	at: record.at.toISOString(),
	createdAt: record.createdAt.toISOString(),
	givenBackAt: record.givenBackAt?.toISOString() ?? null,
});
