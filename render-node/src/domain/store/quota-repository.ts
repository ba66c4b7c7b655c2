import type { QuotaRecord, QuotaTakeRecord, Taken } from '../quotas/quota-record.js';
import type { Page, PageRequest } from './page.js';

export type QuotaFilter = { name?: string; project?: string; channel?: string };

export type QuotaRepository = {
	/** Adds the quota, or changes the one of the same name, project and channel. */
	put(record: QuotaRecord): Promise<QuotaRecord>;
	find(id: string): Promise<QuotaRecord | null>;
	/** Keeps other takers out until the transaction ends. */
	lock(id: string): Promise<QuotaRecord | null>;
	/** Takes the quota away with its takes and their request keys. @returns how many takes went, given back ones included */
	remove(id: string): Promise<number>;
	list(filter: QuotaFilter, page: PageRequest): Promise<Page<QuotaRecord>>;
	/**
	 * What is taken for this instant and later, in order, given back takes left out.
	 * @param stepMs takes of the same step are summed up: 1 keeps every instant apart
	 */
	takenFrom(quotaId: string, from: Date, stepMs: number): Promise<Taken[]>;
	/** Adds a take, or puts it in the place of the one with its id that was given back. */
	putTake(record: QuotaTakeRecord): Promise<void>;
	findTake(quotaId: string, takeId: string): Promise<QuotaTakeRecord | null>;
	/** Null where it was given back before. */
	giveBack(quotaId: string, takeId: string, now: Date): Promise<QuotaTakeRecord | null>;
	listTakes(quotaId: string, page: PageRequest): Promise<Page<QuotaTakeRecord>>;
};
