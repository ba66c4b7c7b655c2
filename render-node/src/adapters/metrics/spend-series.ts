import { Gauge, type Registry } from 'prom-client';
import type { BudgetRepository } from '../../domain/store/budget-repository.js';

export type CountedCaps = Pick<BudgetRepository, 'running'>;

/**
 * What caps count in the period that runs, in units of their currency. Videos are left out: each would be a series of
 * its own that never ends; the production and the report have them.
 */
export function spendSeries(registry: Registry, budgets: CountedCaps) {
	const money = new Gauge({
		name: 'showrunner_budget_money',
		help: 'Money of the running period of each cap but those of videos, in units of its currency',
		labelNames: ['scope', 'key', 'period', 'currency', 'amount'],
		registers: [registry],
	});
	return {
		reset: () => money.reset(),
		async read() {
			for (const { budget, count } of await budgets.running(new Date())) {
				const { scope, key, period, currency } = budget;
				const { limitMicros, reservedMicros, committedMicros } = count;
				const amounts = { limit: limitMicros, reserved: reservedMicros, committed: committedMicros };
				for (const [amount, micros] of Object.entries(amounts))
					money.set({ scope, key, period, currency, amount }, micros / 1_000_000);
			}
		},
	};
}
