import type { QuotaRecord } from '../../domain/quotas/quota-record.js';
import type { TakenLine } from '../../domain/quotas/taken-line.js';
import { planningHorizonMs, toQuota } from '../../domain/quotas/to-quota.js';
import { inputInvalid, quotaExhausted } from '../../domain/refusal.js';

const minuteMs = 60_000;
/** Clocks of callers may be off, and their answers may be late. */
const latestPastMs = 5 * minuteMs;

/** What no waiting would help, or what lies where nothing is booked any more. */
export function refuseUntakable({ name, limit, unit }: QuotaRecord, amount: number, atMs: number, nowMs: number): void {
	if (amount > limit) {
		throw inputInvalid('quota-amount-too-large', `'${name}' never has that much at once`, {
			field: 'amount',
			detail: `${amount} ${unit} are wanted, the limit is ${limit}`,
			fix: 'Take less, or have an admin raise the limit',
		});
	}
	if (atMs < nowMs - latestPastMs) {
		throw inputInvalid('take-in-the-past', 'Nothing can be taken for an instant that has passed', {
			field: 'at',
			fix: "Pass an instant ahead, or leave 'at' out for now",
		});
	}
	if (atMs > nowMs + planningHorizonMs) {
		throw inputInvalid('take-too-far-ahead', 'So far ahead nothing is planned', {
			field: 'at',
			fix: 'Pass an instant within the next 400 days',
		});
	}
}

/** The refusal of a take for which there is no room, with the way out. */
export function refusedTake(quota: QuotaRecord, line: TakenLine, amount: number, atMs: number, nowMs: number) {
	const { left, resetsAt, nextFree } = toQuota(quota, line, { nowMs: atMs, amount, fromMs: atMs });
	const isSpaced = left >= amount;
	const title = isSpaced ? `The next take from '${quota.name}' is too near to another` : `'${quota.name}' is used up`;
	const next = nextFree.at === null ? 'No instant within the next 400 days is free' : `Next free: ${nextFree.at}`;
	return quotaExhausted(isSpaced ? 'quota-spacing' : 'quota-exhausted', title, {
		field: 'amount',
		detail: `${left} of ${quota.limit} ${quota.unit} left, ${amount} wanted. ${next}`,
		fix: "Try again at the next free instant, or send 'orLater' to book it now",
		quota: { quotaId: quota.id, name: quota.name, amount, left, unit: quota.unit, resetsAt, nextFreeAt: nextFree.at },
		...(nextFree.at !== null && { retryAfterMs: Math.max(0, new Date(nextFree.at).getTime() - nowMs) }),
	});
}
