import type { ExchangeRate } from '@showrunner/contract';
import type { Parsed } from './parsers.js';

/** `USD:EUR=0.92@2026-11-20`: one dollar is 0.92 euros, as of that day. */
const pattern = /^([A-Z]{3}):([A-Z]{3})=(\d{1,9}(?:\.\d{1,9})?)@(\d{4}-\d\d-\d\d)$/;

/** Rates with commas between them; empty: none, and a price in another currency is refused. */
export function asExchangeRates(text: string): Parsed<readonly ExchangeRate[]> {
	const entries = text
		.split(',')
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
	const value = entries.map(rateOf).filter((rate) => rate !== null);
	const froms = new Set(value.map(({ from }) => from));
	const isFine = value.length === entries.length && froms.size === value.length;
	return isFine
		? { value }
		: { fix: 'set it to rates such as USD:EUR=0.92@2026-11-20, one for each currency, with commas between them' };
}

function rateOf(entry: string): ExchangeRate | null {
	const [, from = '', to = '', written = '', asOf = ''] = pattern.exec(entry) ?? [];
	const rate = Number(written);
	const isDay = !Number.isNaN(Date.parse(asOf)) && new Date(asOf).toISOString().startsWith(asOf);
	return isDay && rate > 0 && from !== to ? { from, to, rate, asOf } : null;
}

/** Rates into a currency that nothing here counts in are of no use. */
export function exchangeComplaints(values: Record<string, unknown>): string[] {
	const rates = values.exchangeRates as readonly ExchangeRate[];
	const astray = rates.find(({ to }) => to !== values.currency);
	if (!astray) return [];
	const counted = String(values.currency);
	return [
		`SHOWRUNNER_EXCHANGE_RATES: '${astray.from}:${astray.to}' leads into another currency than SHOWRUNNER_CURRENCY: name what one ${astray.from} is in ${counted}`,
	];
}
