import { eq, gte } from 'drizzle-orm';
import type { MachineRepository } from '../../domain/store/store.js';
import type { Handle } from './connection.js';
import { machines } from './schema.js';

export const machineRepository = (db: Handle): MachineRepository => ({
	async beat(id, models, seenAt) {
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
