import { circuitOpen } from '../../domain/budgets/budget-refusals.js';
import { circuitState } from '../../domain/budgets/circuit.js';
import type { CircuitRules } from '../../domain/budgets/spend-rules.js';
import type { Repositories } from '../../domain/store/store.js';

/** Lets a call to a provider through, or refuses it: one call at a time tries whether a provider works again. */
export async function askCircuit(
	{ circuits }: Pick<Repositories, 'circuits'>,
	{ provider, credentialName = '' }: { provider: string; credentialName?: string | undefined },
	{ pauseMs }: CircuitRules,
	now: Date,
): Promise<void> {
	const circuit = await circuits.findFor(provider, credentialName);
	if (!circuit) return;
	const state = circuitState(circuit, now);
	if (state === 'closed') return;
	const nextTryAt = new Date(now.getTime() + pauseMs);
	if (state === 'half-open' && (await circuits.takeTry(circuit.id, now, nextTryAt))) return;
	throw circuitOpen(state === 'open' ? circuit : { ...circuit, retryAt: nextTryAt }, now);
}
