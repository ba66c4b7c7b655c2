import type { BudgetRecord } from './budget-record.js';
import { everyKey } from './budget-record.js';

const eachPeriod = { total: '', day: ' for a day', month: ' for a month' };

/** A cap in words, such as `the cap of the day` or `the cap of channel 'main' for a month`. */
export function toldBudget({ scope, key, period }: Pick<BudgetRecord, 'scope' | 'key' | 'period'>): string {
	if (scope === 'day' || scope === 'month') return `the cap of the ${scope}`;
	if (scope === 'video') return key === everyKey ? 'the cap of each video' : 'the cap of this video';
	return `the cap of ${scope} '${key}'${eachPeriod[period]}`;
}
