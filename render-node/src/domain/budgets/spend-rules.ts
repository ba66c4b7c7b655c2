import type { ExchangeRate } from '@showrunner/contract';

/** What the settings say about money. */
export type SpendRules = {
	currency: string;
	/** For prices in another currency; all into `currency`. */
	exchangeRates: readonly ExchangeRate[];
	/** Where the service's days begin. */
	timeZone: string;
	videoLimitMicros: number;
	dayLimitMicros: number;
	dayAlertMicros: number | null;
	circuit: CircuitRules;
};

/** Failures within the window open a circuit; after the pause one call may try again. */
export type CircuitRules = { failures: number; windowMs: number; pauseMs: number };
