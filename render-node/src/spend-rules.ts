import { alignDayCap } from './application/budgets/align-day-cap.js';
import type { Deps } from './application/deps.js';
import type { Config } from './config.js';
import type { SpendRules } from './domain/budgets/spend-rules.js';

/** What the settings say about money; an alert above its cap would never be heard, so it is the cap then. */
export const spendRulesOf = (config: Config): SpendRules => ({
	currency: config.currency,
	exchangeRates: config.exchangeRates,
	timeZone: config.timeZone,
	videoLimitMicros: config.videoCapMicros,
	dayLimitMicros: config.dayCapMicros,
	dayAlertMicros: Math.min(config.dayAlertMicros, config.dayCapMicros),
	circuit: {
		failures: config.circuitFailures,
		windowMs: config.circuitWindowMs,
		pauseMs: config.circuitPauseMs,
	},
});

/** The rules, with the caps that follow from them in the books. */
export async function openSpendRules(
	config: Config,
	books: Pick<Deps, 'store' | 'clock' | 'log'>,
): Promise<SpendRules> {
	const spendRules = spendRulesOf(config);
	await alignDayCap({ ...books, spendRules });
	return spendRules;
}
