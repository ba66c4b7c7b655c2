import type { ProductionCosts, ReservationState, SpendGrouping, SpendReport, SpendService } from '@showrunner/contract';
import type { ReservationRecord } from '../budgets/reservation-record.js';
import type { Page, PageRequest } from './page.js';

export type SpendFilter = {
	productionId?: string;
	channel?: string;
	provider?: string;
	service?: SpendService;
	state?: ReservationState;
	from?: Date;
	to?: Date;
};

export type SpendRow = SpendReport['rows'][number];
export type SpendHint = SpendReport['hints'][number];

export type SpendRepository = {
	insert(record: ReservationRecord): Promise<void>;
	find(id: string): Promise<ReservationRecord | null>;
	/** Locks the reservation until the transaction ends; before the counts, always. */
	lock(id: string): Promise<ReservationRecord | null>;
	/** Whether there is one whose time is over. */
	hasDue(now: Date): Promise<boolean>;
	/** Locks one whose time is over and that nobody else is at; null where there is none. */
	lockDue(now: Date): Promise<ReservationRecord | null>;
	update(id: string, change: Partial<ReservationRecord>): Promise<ReservationRecord>;
	list(filter: SpendFilter, page: PageRequest): Promise<Page<ReservationRecord>>;
	/** Sums by group and currency, the most expensive first. `null` for the grouping: by currency alone. */
	sums(by: SpendGrouping | null, filter: SpendFilter, timeZone: string, limit: number): Promise<SpendRow[]>;
	/** Where a stated alternative would have been cheaper, the most first. */
	hints(filter: SpendFilter, limit: number): Promise<SpendHint[]>;
	/** What productions have cost, in one question for all. */
	costsOf(productionIds: string[]): Promise<Map<string, ProductionCosts>>;
};
