import { anotherMayHelp, type CircuitState, type ProblemKind } from '@showrunner/contract';
import type { CircuitRules } from './spend-rules.js';

export type CircuitRecord = {
	id: string;
	provider: string;
	/** Empty: whatever the login. */
	credentialName: string;
	failures: number;
	/** When the first of the failures came; null: there are none. */
	windowStartsAt: Date | null;
	lastProblem: string | null;
	/** Null: calls go through. */
	openedAt: Date | null;
	/** When the next call may try; each try moves it on, so that only one goes through at a time. */
	retryAt: Date | null;
	createdAt: Date;
	updatedAt: Date;
};

export type Outcome = {
	outcome: 'success' | 'failure';
	kind?: ProblemKind | undefined;
	problem?: string | undefined;
	retryAfterMs?: number | undefined;
};

/** Open, until its pause is over; then one call at a time may try. */
export function circuitState({ openedAt, retryAt }: CircuitRecord, now: Date): CircuitState {
	if (!openedAt || !retryAt) return 'closed';
	return retryAt > now ? 'open' : 'half-open';
}

/** A request that was at fault itself was at least answered. */
const hasAnswered = ({ outcome, kind }: Outcome) =>
	outcome === 'success' || (kind !== undefined && kind !== 'defect' && !anotherMayHelp[kind]);

/** The circuit after one more call has ended. */
export function afterOutcome(circuit: CircuitRecord, told: Outcome, rules: CircuitRules, now: Date): CircuitRecord {
	if (hasAnswered(told)) return closedCircuit(circuit, now);
	const pause = { openedAt: now, retryAt: new Date(now.getTime() + Math.max(rules.pauseMs, told.retryAfterMs ?? 0)) };
	const isCurrent = circuit.windowStartsAt && now.getTime() - circuit.windowStartsAt.getTime() < rules.windowMs;
	const failures = isCurrent ? circuit.failures + 1 : 1;
	const failed = {
		...circuit,
		failures,
		windowStartsAt: isCurrent ? circuit.windowStartsAt : now,
		lastProblem: told.problem ?? told.kind ?? circuit.lastProblem,
		updatedAt: now,
	};
	const opens = circuit.openedAt !== null || failures >= rules.failures;
	return opens ? { ...failed, ...pause } : failed;
}

export const closedCircuit = (circuit: CircuitRecord, now: Date): CircuitRecord => ({
	...circuit,
	failures: 0,
	windowStartsAt: null,
	openedAt: null,
	retryAt: null,
	updatedAt: now,
});
