import type { SpendRow } from '../store/spend-repository.js';

/** Sums over all groups, by currency, the most expensive first. */
export function addUp(rows: readonly SpendRow[]): SpendRow[] {
	const sums = new Map<string, SpendRow>();
	for (const { currency, reservedMicros, committedMicros, count } of rows) {
		const sum = sums.get(currency) ?? { key: null, currency, reservedMicros: 0, committedMicros: 0, count: 0 };
		sum.reservedMicros += reservedMicros;
		sum.committedMicros += committedMicros;
		sum.count += count;
		sums.set(currency, sum);
	}
	const costOf = (row: SpendRow) => row.reservedMicros + row.committedMicros;
	return [...sums.values()].sort((a, b) => costOf(b) - costOf(a));
}
