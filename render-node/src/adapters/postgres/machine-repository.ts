import { eq, gte, lt } from 'drizzle-orm';
import type { MachineRepository } from '../../domain/store/store.js';
import type { Handle } from './connection.js';
import { machines } from './schema.js';

const dayMs = 24 * 60 * 60 * 1000;

export const machineRepository = (db: Handle): MachineRepository => ({
	async beat(id, models, seenAt) {
		// Whoever died without a word leaves a row behind.
		await db.delete(machines).where(lt(machines.seenAt, new Date(seenAt.getTime() - dayMs)));
		await db
			.insert(machines)
			.values({ id, models, seenAt })
			.onConflictDoUpdate({ target: machines.id, set: { models, seenAt } });
	},
	async since(instant) {
		const rows = await db.select().from(machines).where(gte(machines.seenAt, instant));
		return rows.map(({ id, models }) => ({ machineId: id, models }));
	},
	async leave(id) {
		await db.delete(machines).where(eq(machines.id, id));
	},
});
