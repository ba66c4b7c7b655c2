import { and, eq, gt, isNotNull, isNull, lte } from 'drizzle-orm';
import type { CircuitState } from '@showrunner/contract';
import type { CircuitRepository } from '../../domain/store/circuit-repository.js';
import { changedRow } from './changed-row.js';
import type { Handle } from './connection.js';
import { cutPage, newestFirst, startingAfter } from './newest-first.js';
import { circuits } from './tables/budgets.js';

const inState = (state: CircuitState, now: Date) =>
	state === 'closed'
		? isNull(circuits.openedAt)
		: and(isNotNull(circuits.openedAt), (state === 'open' ? gt : lte)(circuits.retryAt, now));

export const circuitRepository = (db: Handle): CircuitRepository => {
	const forPair = (provider: string, credentialName: string) =>
		and(eq(circuits.provider, provider), eq(circuits.credentialName, credentialName));
	return {
		async find(id) {
			const [row] = await db.select().from(circuits).where(eq(circuits.id, id));
			return row ?? null;
		},
		async findFor(provider, credentialName) {
			const [row] = await db.select().from(circuits).where(forPair(provider, credentialName));
			return row ?? null;
		},
		async lockOrInsert(fresh) {
			await db.insert(circuits).values(fresh).onConflictDoNothing();
			const rows = db.select().from(circuits).where(forPair(fresh.provider, fresh.credentialName)).for('update');
			return changedRow(await rows, 'Circuit', fresh.id);
		},
		async lock(id) {
			const [row] = await db.select().from(circuits).where(eq(circuits.id, id)).for('update');
			return row ?? null;
		},
		async update({ id, ...record }) {
			await db.update(circuits).set(record).where(eq(circuits.id, id));
		},
		async takeTry(id, now, nextTryAt) {
			const isFree = and(eq(circuits.id, id), isNotNull(circuits.openedAt), lte(circuits.retryAt, now));
			const rows = db.update(circuits).set({ retryAt: nextTryAt }).where(isFree).returning({ id: circuits.id });
			return (await rows).length > 0;
		},
		async list({ provider, state }, now, page) {
			const rows = await db
				.select()
				.from(circuits)
				.where(
					and(
						provider === undefined ? undefined : eq(circuits.provider, provider),
						state && inState(state, now),
						startingAfter(circuits, page.after),
					),
				)
				.orderBy(...newestFirst(circuits))
				.limit(page.limit + 1);
			return cutPage(rows, page);
		},
	};
};
