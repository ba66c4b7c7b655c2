import { conflict, inputInvalid, notFound, paymentRequired, temporarilyUnavailable } from '../refusal.js';
import { leftMicros, type BudgetCount, type BudgetRecord } from './budget-record.js';
import type { CircuitRecord } from './circuit.js';
import type { ReservationRecord } from './reservation-record.js';
import { toldBudget } from './told-budget.js';
import { toldMoney } from './told-money.js';

const capital = (text: string) => text.replace(/^./, (first) => first.toUpperCase());

/** The refusal that a cap gives, with all that a program needs to go on. */
export function budgetExceeded(budget: BudgetRecord, count: BudgetCount, askedMicros: number, now: Date) {
	const { id, scope, key, period, currency } = budget;
	const left = leftMicros(count);
	const resets = count.endsAt;
	const again = resets ? `wait until ${resets.toISOString()}, when it begins anew; ` : '';
	return paymentRequired('budget-exceeded', `${capital(toldBudget(budget))} does not allow this call`, {
		detail:
			`${toldMoney(askedMicros, currency)} was asked for; ${toldMoney(left, currency)} of ` +
			`${toldMoney(count.limitMicros, currency)} is left${resets ? ` until ${resets.toISOString()}` : ''}`,
		fix: `Take a cheaper provider, ${again || ''}or have an admin raise ${toldBudget(budget)}`,
		...(resets && { retryAfterMs: Math.max(0, resets.getTime() - now.getTime()) }),
		budget: {
			...{ budgetId: id, scope, key, period, currency, askedMicros },
			limitMicros: count.limitMicros,
			leftMicros: left,
			resetsAt: resets?.toISOString() ?? null,
		},
	});
}

type AboveCap = { askedMicros: number; askedCurrency: string; limitMicros: number; currency: string };

/** A budget that only an admin may give a video. */
export function budgetAboveCap({ askedMicros, askedCurrency, limitMicros, currency }: AboveCap) {
	const limit = toldMoney(limitMicros, currency);
	const within = askedCurrency === currency ? `Ask for ${limit} at most, or leave it out` : 'Leave it out';
	return inputInvalid('budget-above-cap', "'budgetMicros' is more than a video may cost", {
		field: 'budgetMicros',
		detail: `${toldMoney(askedMicros, askedCurrency)} was asked for; the cap of each video is ${limit}`,
		fix: `${within}; an admin's key may ask for more, or raise the cap of each video`,
	});
}

export const currencyMismatch = (asked: string, budget: BudgetRecord) =>
	inputInvalid('currency-mismatch', `${capital(toldBudget(budget))} is in ${budget.currency}, this call in ${asked}`, {
		field: 'currency',
		fix: `Price the call in ${budget.currency}: currencies are never mixed, and nothing here converts them`,
	});

export const budgetNotFound = (id: string) =>
	notFound('budget-not-found', 'There is no such cap', {
		field: 'budgetId',
		detail: id,
		fix: 'List the caps and take an id from there',
	});

export const budgetCurrencyFixed = (budget: BudgetRecord) =>
	conflict('budget-currency-fixed', `${capital(toldBudget(budget))} has counted money in ${budget.currency} already`, {
		field: 'currency',
		fix: `Leave the currency at ${budget.currency}, or delete the cap first`,
	});

export const reservationNotFound = (id: string) =>
	notFound('reservation-not-found', 'There is no such reservation', {
		field: 'reservationId',
		detail: id,
		fix: 'Reserve first and pass on the id of the reservation',
	});

export const alreadyCommitted = ({ id, committedMicros, currency }: ReservationRecord) =>
	conflict('spend-committed', `This reservation is booked with ${toldMoney(committedMicros ?? 0, currency)}`, {
		field: 'reservationId',
		detail: id,
		fix: 'Reserve and commit anew what was spent besides',
	});

export const commitCurrency = (asked: string, { currency }: ReservationRecord) =>
	inputInvalid('currency-mismatch', `This reservation is in ${currency}, its cost in ${asked}`, {
		field: 'currency',
		fix: `Commit the cost in ${currency}`,
	});

export const circuitNotFound = (id: string) =>
	notFound('circuit-not-found', 'There is no such circuit breaker', {
		field: 'circuitId',
		detail: id,
		fix: 'List the circuit breakers and take an id from there',
	});

export const circuitOpen = ({ provider, credentialName, lastProblem, retryAt }: CircuitRecord, now: Date) =>
	temporarilyUnavailable('circuit-open', `'${provider}' failed too often, so no call goes out to it for now`, {
		field: 'provider',
		...(lastProblem !== null && { detail: `The last failure: ${lastProblem}` }),
		retryAfterMs: Math.max(0, (retryAt ?? now).getTime() - now.getTime()),
		fix: `Take another provider, or try again later${credentialName ? `; check the credential '${credentialName}'` : ''}`,
	});
