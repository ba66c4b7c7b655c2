import type { QuotaReset } from '@showrunner/contract';

export type QuotaRecord = {
	id: string;
	name: string;
	project: string | null;
	channel: string | null;
	/** How much may be taken between two resets. */
	limit: number;
	unit: string;
	reset: QuotaReset;
	spacingMs: number;
	createdAt: Date;
	updatedAt: Date;
};

export type QuotaTakeRecord = {
	id: string;
	quotaId: string;
	amount: number;
	/** The instant that it counts for. */
	at: Date;
	note: string;
	takenBy: string;
	createdAt: Date;
	givenBackAt: Date | null;
};

/** What is taken at one instant, in milliseconds since 1970. */
export type Taken = { atMs: number; amount: number };

/** What a quota allows, without whose it is. */
export type QuotaRule = Pick<QuotaRecord, 'limit' | 'reset' | 'spacingMs'>;
