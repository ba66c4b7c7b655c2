import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PurchaseClaim } from '@showrunner/contract';
import { buildService, crashingService } from '../../../kits/crashing-service.js';
import { eventually } from '../../../kits/patience.js';
import { newHash } from '../../../kits/purchase-books.js';
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

const cost = 10_000;
const call = { provider: 'openai', service: 'image', operation: 'generate', amountMicros: cost } as const;
const claim = (key: string, holder: string): Promise<PurchaseClaim> =>
	service.client.call('claimPurchase', { body: { ...call, key, holder } });
const keep = ({ purchase, leaseId }: PurchaseClaim) =>
	service.client.call('keepPurchase', {
		params: { purchaseId: purchase.id },
		body: { leaseId: leaseId ?? '', result: { of: purchase.key }, assetIds: [], costMicros: cost },
	});

/** A vendor that counts who calls it; each call is paid for. */
const calls = new Map<string, number>();
/** What one execution does for its item; the same holder at every try. */
async function buy(key: string): Promise<void> {
	const claimed = await claim(key, `execution of ${key}`);
	if (claimed.claim === 'reused') return;
	calls.set(key, (calls.get(key) ?? 0) + 1);
	await keep(claimed);
}

describe('a service that is killed while much is bought', () => {
	it('knows every result that it has said to keep, and books each call once: paid, or possibly paid', async () => {
		const keys = Array.from({ length: 40 }, newHash);
		const kept = new Set<string>();
		for (let round = 0; round < 4; round += 1) {
			const tries = keys.map(async (key) => {
				await buy(key);
				kept.add(key);
			});
			await Promise.race([Promise.allSettled(tries), eventually('some', async () => kept.size > round * 5 + 3)]);
			await service.kill();
			await Promise.allSettled(tries);
			await service.start();
			const before = new Map(calls);
			for (const key of kept) await buy(key);
			expect(calls).toEqual(before);
		}
		for (const key of keys) await buy(key);
		const { items } = await service.client.call('getPurchases', { query: { limit: 200 } });
		expect(items).toHaveLength(keys.length);
		expect(items.every(({ state }) => state === 'kept')).toBe(true);
		for (const { key, attempts, possiblyPaid } of items) {
			// What may have been paid in vain was called for, or its claim's answer was lost: never less, never hidden.
			expect(attempts).toBe(possiblyPaid + 1);
			expect(calls.get(key) ?? 0).toBeLessThanOrEqual(attempts);
		}
		const attempts = items.reduce((sum, one) => sum + one.attempts, 0);
		const [day] = (await service.client.call('getBudgets', { query: { scope: 'day' } })).items;
		expect(day?.use).toMatchObject({ reservedMicros: 0, committedMicros: attempts * cost });
	});
});
