import type { Reservation } from '@showrunner/contract';
import { reservationNotFound } from '../../domain/budgets/budget-refusals.js';
import { toReservation } from '../../domain/budgets/reservation-record.js';
import type { Repositories } from '../../domain/store/store.js';

export async function getReservation(books: Pick<Repositories, 'spend'>, id: string): Promise<Reservation> {
	const record = await books.spend.find(id);
	if (!record) throw reservationNotFound(id);
	return toReservation(record);
}
