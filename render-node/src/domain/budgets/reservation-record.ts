import type { Reservation, ReservationState, SpendService } from '@showrunner/contract';

export type ReservationRecord = {
	id: string;
	state: ReservationState;
	productionId: string | null;
	channel: string | null;
	provider: string;
	service: SpendService;
	operation: string;
	tier: string | null;
	contentType: string | null;
	amountMicros: number;
	committedMicros: number | null;
	beyondCap: boolean;
	currency: string;
	alternatives: Reservation['alternatives'];
	/** The periods of caps in which it counts. */
	countIds: string[];
	/** When it was reserved; this says in which periods it counts, whenever it is committed. */
	createdAt: Date;
	expiresAt: Date;
	settledAt: Date | null;
};

/** The reservation as callers see it. */
export function toReservation({ countIds: _, ...record }: ReservationRecord): Reservation {
	return {
		...record,
		createdAt: record.createdAt.toISOString(),
		expiresAt: record.expiresAt.toISOString(),
		settledAt: record.settledAt?.toISOString() ?? null,
	};
}
