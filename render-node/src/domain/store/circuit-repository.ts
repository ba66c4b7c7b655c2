import type { CircuitState } from '@showrunner/contract';
import type { CircuitRecord } from '../budgets/circuit.js';
import type { Page, PageRequest } from './page.js';

export type CircuitFilter = { provider?: string; state?: CircuitState };

export type CircuitRepository = {
	find(id: string): Promise<CircuitRecord | null>;
	findFor(provider: string, credentialName: string): Promise<CircuitRecord | null>;
	/** Adds it unless it is there, and locks it until the transaction ends. */
	lockOrInsert(fresh: CircuitRecord): Promise<CircuitRecord>;
	lock(id: string): Promise<CircuitRecord | null>;
	update(record: CircuitRecord): Promise<void>;
	/** Takes the one try that an open circuit allows after its pause; false where another has it. */
	takeTry(id: string, now: Date, nextTryAt: Date): Promise<boolean>;
	list(filter: CircuitFilter, now: Date, page: PageRequest): Promise<Page<CircuitRecord>>;
};
