import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Reservation } from '@showrunner/contract';
import { buildService, crashingService } from '../../../kits/crashing-service.js';
import { eventually } from '../../../kits/patience.js';
import { createDatabase } from '../../../kits/test-database.js';

const given = process.env.SHOWRUNNER_TEST_DATABASE_URL;
let database: Awaited<ReturnType<typeof createDatabase>> | null = null;
let service: ReturnType<typeof crashingService>;
beforeAll(async () => {
	buildService();
	database = given ? await createDatabase(given) : null;
	service = crashingService({ env: database ? { SHOWRUNNER_DATABASE_URL: database.url } : {} });
	await service.start();
});
afterAll(async () => {
	await service.terminate();
	service.remove();
	await database?.drop();
});

const call = { provider: 'openai', service: 'image', operation: 'generate' } as const;
const reserve = (amountMicros: number, wish: object = {}, idempotencyKey: string = randomUUID()) =>
	service.client.call('reserveSpend', { body: { ...call, amountMicros, ...wish }, idempotencyKey });
const dayUse = async () => (await service.client.call('getBudgets', { query: { scope: 'day' } })).items[0]?.use;

describe('a service that is killed between reserve and commit', () => {
	it('gives the money back when its time is over', async () => {
		const body = { locale: 'en' } as const;
		const { id: productionId } = await service.client.call('startProduction', { body, idempotencyKey: 'killed' });
		const held = await reserve(3_000_000, { productionId, expiresInMs: 1_000 });
		await service.kill();
		await service.start();
		const again = await eventually('room', () => reserve(1_000_000, { productionId }).catch(() => false as const));
		expect(again).toMatchObject({ state: 'reserved' });
		const params = { reservationId: held.id };
		expect(await service.client.call('getReservation', { params })).toMatchObject({ state: 'expired' });
		const paid = await service.client.call('commitSpend', { params, body: { amountMicros: 2_500_000 } });
		expect(paid).toMatchObject({ state: 'committed', beyondCap: true });
	});

	it('knows every reservation that it has answered, once, and no half ones', async () => {
		const before = (await dayUse())?.reservedMicros ?? 0;
		const answered = new Map<string, Reservation>();
		for (let round = 0; round < 4; round += 1) {
			const tries = Array.from({ length: 30 }, async (_, at) => {
				const key = `round ${round} ${at}`;
				answered.set(key, await reserve(10_000, {}, key));
			});
			await Promise.race([Promise.allSettled(tries), eventually('some', async () => answered.size > round * 30 + 5)]);
			await service.kill();
			await Promise.allSettled(tries);
			await service.start();
			// The same keys once more: what was answered is found, what was lost is made.
			for (let at = 0; at < 30; at += 1) {
				const [key, found] = [`round ${round} ${at}`, await reserve(10_000, {}, `round ${round} ${at}`)];
				expect(found).toEqual(answered.get(key) ?? found);
				answered.set(key, found);
			}
		}
		expect(new Set([...answered.values()].map(({ id }) => id)).size).toBe(120);
		expect((await dayUse())?.reservedMicros).toBe(before + 120 * 10_000);
	});
});
