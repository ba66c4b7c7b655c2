import { asExchangeRates } from './exchange-rates.js';
import { asCurrency, asInteger, asMoney, asTimeZone } from './parsers.js';
import { setting } from './setting.js';

/** What may be spent, and when calls to a provider that fails are held back. */
export const bookSettings = {
	currency: setting({
		env: 'SHOWRUNNER_CURRENCY',
		what: 'Currency of caps and costs; currencies are never mixed',
		byDefault: 'USD',
		parse: asCurrency,
	}),
	exchangeRates: setting({
		env: 'SHOWRUNNER_EXCHANGE_RATES',
		what: 'Rates for prices in another currency than SHOWRUNNER_CURRENCY, such as USD:EUR=0.92@2026-11-20',
		byDefault: '',
		parse: asExchangeRates,
	}),
	timeZone: setting({
		env: 'SHOWRUNNER_TIME_ZONE',
		what: 'Time zone in which the days of caps and reports begin',
		byDefault: 'UTC',
		parse: asTimeZone,
	}),
	videoCapMicros: setting({
		env: 'SHOWRUNNER_VIDEO_CAP',
		what: 'What one video may cost, unless its production or an admin says otherwise',
		byDefault: '3.00',
		parse: asMoney,
	}),
	dayCapMicros: setting({
		env: 'SHOWRUNNER_DAY_CAP',
		what: 'What may be spent in a day, until an admin sets another cap',
		byDefault: '150.00',
		parse: asMoney,
	}),
	dayAlertMicros: setting({
		env: 'SHOWRUNNER_DAY_ALERT',
		what: 'Amount of a day from which on subscribers are told',
		byDefault: '100.00',
		parse: asMoney,
	}),
	circuitFailures: setting({
		env: 'SHOWRUNNER_CIRCUIT_FAILURES',
		what: 'Failures of a provider after which no call goes out to it for a while',
		byDefault: '5',
		parse: asInteger(1, 1_000),
	}),
	circuitWindowMs: setting({
		env: 'SHOWRUNNER_CIRCUIT_WINDOW_MS',
		what: 'Time within which those failures count, in milliseconds',
		byDefault: '60000',
		parse: asInteger(1_000, 24 * 60 * 60 * 1000),
	}),
	circuitPauseMs: setting({
		env: 'SHOWRUNNER_CIRCUIT_PAUSE_MS',
		what: 'That while, in milliseconds; then one call may try',
		byDefault: '30000',
		parse: asInteger(100, 24 * 60 * 60 * 1000),
	}),
};
