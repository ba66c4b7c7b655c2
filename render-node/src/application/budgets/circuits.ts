import { randomUUID } from 'node:crypto';
import type { Circuit, ReportOutcomeRequest } from '@showrunner/contract';
import type { Caller } from '../../domain/access/caller.js';
import { circuitNotFound } from '../../domain/budgets/budget-refusals.js';
import type { CircuitRules } from '../../domain/budgets/spend-rules.js';
import { afterOutcome, circuitState, closedCircuit, type CircuitRecord } from '../../domain/budgets/circuit.js';
import type { Repositories } from '../../domain/store/store.js';
import type { Deps } from '../deps.js';
import { recordAudit } from '../record-audit.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';

/** The circuit breaker as callers see it. */
export const toCircuit = (record: CircuitRecord, now: Date): Circuit => ({
	id: record.id,
	provider: record.provider,
	credentialName: record.credentialName || null,
	state: circuitState(record, now),
	failures: record.failures,
	lastProblem: record.lastProblem,
	openedAt: record.openedAt?.toISOString() ?? null,
	retryAt: record.retryAt?.toISOString() ?? null,
	updatedAt: record.updatedAt.toISOString(),
});

export async function getCircuit(books: Pick<Repositories, 'circuits'>, id: string, now: Date): Promise<Circuit> {
	const record = await books.circuits.find(id);
	if (!record) throw circuitNotFound(id);
	return toCircuit(record, now);
}

const freshCircuit = (provider: string, credentialName: string, now: Date): CircuitRecord => ({
	...{ id: randomUUID(), provider, credentialName, failures: 0, lastProblem: null },
	...{ windowStartsAt: null, openedAt: null, retryAt: null, createdAt: now, updatedAt: now },
});

/** Counts how a call to a provider ended, within a transaction; its circuit is locked from then on. */
export async function countOutcome(
	{ circuits }: Pick<Repositories, 'circuits'>,
	{ provider, credentialName = '', ...told }: ReportOutcomeRequest,
	rules: CircuitRules,
	now: Date,
): Promise<CircuitRecord> {
	const circuit = await circuits.lockOrInsert(freshCircuit(provider, credentialName, now));
	const record = afterOutcome(circuit, told, rules, now);
	await circuits.update(record);
	return record;
}

/** Counts how a call to a provider ended. */
export function reportOutcome(
	{ store, clock, spendRules }: Pick<Deps, 'store' | 'clock' | 'spendRules'>,
	wish: ReportOutcomeRequest,
): Promise<Circuit> {
	const { provider, credentialName, problem } = wish;
	refuseUnprintable({ provider, credentialName, problem });
	return store.transaction(async (books) => {
		const now = clock.now();
		return toCircuit(await countOutcome(books, wish, spendRules.circuit, now), now);
	});
}

/** Closes a circuit breaker by hand. */
export function resetCircuit(
	{ store, clock }: Pick<Deps, 'store' | 'clock'>,
	id: string,
	caller: Caller,
): Promise<Circuit> {
	return store.transaction(async (books) => {
		const found = await books.circuits.lock(id);
		if (!found) throw circuitNotFound(id);
		const now = clock.now();
		const record = closedCircuit(found, now);
		await books.circuits.update(record);
		const { provider, credentialName, failures } = found;
		const entry = { actor: caller.name, action: 'circuit.reset', subject: `circuit:${id}` };
		await recordAudit(books, { ...entry, facts: { provider, credentialName, failures } }, now);
		return toCircuit(record, now);
	});
}
