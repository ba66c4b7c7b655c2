import { inputInvalid } from '../../domain/refusal.js';
import type { SpendFilter } from '../../domain/store/spend-repository.js';

type Wish = Omit<SpendFilter, 'from' | 'to'> & { from?: string; to?: string };

/** A filter with instants in place of their texts. */
export function spendFilterOf({ from, to, ...filter }: Wish): SpendFilter {
	if (from !== undefined && to !== undefined && new Date(from) >= new Date(to)) {
		throw inputInvalid('instants-reversed', "'to' is not after 'from'", {
			field: 'to',
			fix: "Pass an instant in 'to' that is later than 'from'",
		});
	}
	return {
		...filter,
		...(from !== undefined && { from: new Date(from) }),
		...(to !== undefined && { to: new Date(to) }),
	};
}
