import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem, PurchaseClaim } from '@showrunner/contract';
import { fetchWith, newKey } from '../../kits/access.js';
import { startServiceKit, type ServiceKit } from '../../kits/service.js';
import { usd } from '../../kits/spend-books.js';
import { startTwoServices } from '../../kits/two-services.js';

let kit: ServiceKit;
beforeAll(async () => void (kit = await startServiceKit()));
afterAll(async () => kit.stop());

const newHash = () => createHash('sha256').update(randomUUID()).digest('hex');
const call = { provider: 'elevenlabs', service: 'speech', operation: 'generate' } as const;
const bodyOf = (key: string, wish: object = {}) => ({ ...call, key, holder: 'run 1', amountMicros: usd(1), ...wish });
const claim = (key: string, wish: object = {}, options: object = {}): Promise<PurchaseClaim> =>
	kit.client.call('claimPurchase', { body: bodyOf(key, wish), ...options });
const post = async (path: string, body: unknown) => {
	const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
	const response = await kit.fetch(path, init);
	return { status: response.status, body: (await response.json()) as Problem };
};
const keep = ({ leaseId, purchase }: PurchaseClaim, result: Record<string, unknown>, assetIds: string[] = []) =>
	kit.client.call('keepPurchase', {
		params: { purchaseId: purchase.id },
		body: { leaseId: leaseId ?? '', result, assetIds, costMicros: usd(0.5) },
	});

describe('purchases over HTTP', () => {
	it('are claimed, kept, told and found by what they are', async () => {
		const key = newHash();
		const { id: productionId } = await kit.client.call('startProduction', {
			body: { locale: 'en', channel: 'space' },
			idempotencyKey: randomUUID(),
		});
		const first = await claim(key, { productionId, model: 'eleven_v3', credentialName: 'Voices' });
		expect(first).toMatchObject({ claim: 'new', purchase: { channel: 'space', credentialName: 'Voices' } });
		await kit.client.call('ticketPurchase', {
			params: { purchaseId: first.purchase.id },
			body: { leaseId: first.leaseId?.toUpperCase() ?? '', ticket: { request: 'r-1' } },
		});
		const kept = await keep(first, { seconds: 3.25 });
		const { id } = first.purchase;
		expect(await kit.client.call('getPurchase', { params: { purchaseId: id } })).toEqual(kept);
		await claim(newHash(), { productionId });
		const found = (query: object) => kit.client.call('getPurchases', { query });
		for (const query of [{ key }, { productionId, state: 'kept' }, { provider: 'elevenlabs', state: 'kept' }])
			expect((await found(query)).items).toEqual([kept]);
		expect((await found({ channel: 'space', operation: 'generate', state: 'kept' })).items).toEqual([kept]);
		for (const query of [{ channel: 'sea' }, { channel: 'space', operation: 'edit' }])
			expect((await found(query)).items).toEqual([]);
		const page = await found({ productionId, limit: 1 });
		expect(page.items).toMatchObject([{ state: 'open' }]);
		const next = await found({ productionId, limit: 1, cursor: page.nextCursor });
		expect(next).toEqual({ items: [kept], nextCursor: null });
		expect((await found({ service: 'image' })).items).toEqual([]);
		const spent = await kit.client.call('getReservation', { params: { reservationId: kept.reservationId ?? '' } });
		expect(spent).toMatchObject({ state: 'committed', committedMicros: usd(0.5), channel: 'space', productionId });
	});

	it('answer a request that is sent twice by the same lease, and refuse its key for another', async () => {
		const key = newHash();
		const first = await claim(key, {}, { idempotencyKey: `claim ${key}` });
		expect(await claim(key, {}, { idempotencyKey: `claim ${key}` })).toEqual(first);
		await expect(claim(key, { holder: 'run 2' }, { idempotencyKey: `claim ${key}` })).rejects.toMatchObject({
			problem: { type: 'idempotency-key-reused' },
		});
		const kept = await keep(first, {});
		const reused = await claim(key, {}, { idempotencyKey: `claim ${key}` });
		expect(reused).toMatchObject({ claim: 'reused', purchase: kept });
	});

	it('are refused where the wish is off, each by its field', async () => {
		const refused = async (wish: object, field: string) => {
			const { status, body } = await post('/v1/purchases', bodyOf(newHash(), wish));
			expect([status, body.kind, body.field]).toEqual([422, 'input-invalid', field]);
		};
		await refused({ key: 'ABC' }, 'key');
		await refused({ holder: 'x'.repeat(501) }, 'holder');
		await refused({ amountMicros: -1 }, 'amountMicros');
		await refused({ amountMicros: 0.5 }, 'amountMicros');
		await refused({ leaseMs: 999 }, 'leaseMs');
		await refused({ service: 'dance' }, 'service');
		await refused({ holder: 'a\u0000b' }, 'holder');
		await refused({ currency: 'EUR' }, 'currency');
		expect((await post('/v1/purchases', bodyOf(newHash(), { secret: 1 }))).status).toBe(422);
	});

	it('take no larger ticket and no larger result than they say', async () => {
		const first = await claim(newHash());
		const to = `/v1/purchases/${first.purchase.id}`;
		const { leaseId } = first;
		const ticket = (size: number) => post(`${to}/ticket`, { leaseId, ticket: { t: 'ä'.repeat(size / 2) } });
		expect(await ticket(16 * 1024)).toMatchObject({ status: 422, body: { field: 'ticket' } });
		expect((await ticket(16 * 1024 - 100)).status).toBe(200);
		const result = (size: number) =>
			post(`${to}/keep`, { leaseId, result: { r: 'x'.repeat(size) }, assetIds: [], costMicros: 1 });
		expect(await result(256 * 1024)).toMatchObject({ status: 422, body: { field: 'result' } });
		const failure = { leaseId, paid: 'no', costMicros: 1, kind: 'defect', problem: 'x' };
		expect(await post(`${to}/fail`, failure)).toMatchObject({ status: 422, body: { field: 'costMicros' } });
		expect((await result(256 * 1024 - 100)).status).toBe(200);
		const strange = await post(`${to}/fail`, { leaseId: randomUUID(), paid: 'no', kind: 'defect', problem: 'x' });
		expect(strange).toMatchObject({ status: 422, body: { type: 'lease-unknown' } });
	});

	it('are counted by what claims got', async () => {
		const key = newHash();
		const provider = `counted-${randomUUID()}`;
		const first = await claim(key, { provider });
		await claim(key, { provider, holder: 'run 2' });
		await keep(first, {});
		await claim(key, { provider, holder: 'run 2' });
		await claim(key, { provider, holder: 'run 3' });
		const text = await (await kit.fetch('/metrics')).text();
		const count = (what: string) => `showrunner_purchase_claims_total{claim="${what}",provider="${provider}"}`;
		for (const line of [`${count('new')} 1`, `${count('held')} 1`, `${count('reused')} 2`])
			expect(text.split('\n')).toContain(line);
	});

	it('in which a person was erased are bought anew, and hold nobody any more', async () => {
		const key = newHash();
		const kept = await keep(await claim(key), { text: 'Ask Wilhelmina Zork', other: 1 });
		const slow = newHash();
		const ticketed = await claim(slow);
		const ticket = { of: 'Wilhelmina Zork' };
		const params = { purchaseId: ticketed.purchase.id };
		await kit.client.call('ticketPurchase', { params, body: { leaseId: ticketed.leaseId ?? '', ticket } });
		await kit.client.call('erasePerson', { body: { texts: ['Wilhelmina Zork'], dryRun: false } });
		const erased = await kit.client.call('getPurchase', { params: { purchaseId: kept.id } });
		expect(JSON.stringify(erased)).not.toContain('Zork');
		expect(erased).toMatchObject({ state: 'kept', result: { other: 1 }, outdatedAt: expect.any(String) });
		expect(await claim(key, { holder: 'run 2' })).toMatchObject({ claim: 'new' });
		expect(await claim(slow, { holder: 'run 2' })).toMatchObject({ claim: 'new' });
	});

	it('are shown to viewers, and bought by operators', async () => {
		const { secret } = await newKey(kit, 'viewer');
		expect((await fetchWith(kit, secret, '/v1/purchases')).status).toBe(200);
		const body = JSON.stringify(bodyOf(newHash()));
		expect((await fetchWith(kit, secret, '/v1/purchases', { method: 'POST', body })).status).toBe(403);
	});
});

describe('prices', () => {
	const price = {
		provider: 'openai',
		model: 'gpt-image-2',
		unit: 'output-token',
		priceMicros: 2.5,
		per: 1_000,
	} as const;

	it('are set, changed, listed and deleted, and the audit log tells who did', async () => {
		const set = await kit.client.call('setPrice', { body: { ...price, note: 'contract of May' } });
		expect(set).toMatchObject({ ...price, currency: 'USD', note: 'contract of May' });
		const changed = await kit.client.call('setPrice', { body: { ...price, priceMicros: 0, currency: 'EUR' } });
		expect(changed).toMatchObject({ id: set.id, priceMicros: 0, currency: 'EUR', note: null });
		await kit.client.call('setPrice', { body: { ...price, model: '*' } });
		await kit.client.call('setPrice', { body: { ...price, provider: 'fal' } });
		expect((await kit.client.call('getPrices', {})).items).toHaveLength(3);
		const { items } = await kit.client.call('getPrices', { query: { provider: 'openai' } });
		expect(items.map(({ model }) => model)).toEqual(['*', 'gpt-image-2']);
		await kit.client.call('deletePrice', { params: { priceId: set.id } });
		await expect(kit.client.call('deletePrice', { params: { priceId: set.id } })).rejects.toMatchObject({
			problem: { type: 'price-not-found', status: 404 },
		});
		const log = await kit.client.call('getAuditLog', { query: { subject: `price:${set.id}` } });
		expect(log.items.map(({ action }) => action)).toEqual(['price.delete', 'price.update', 'price.create']);
		expect(log.items[1]?.facts).toMatchObject({ priceMicros: 0, priceMicrosBefore: 2.5, perBefore: 1_000 });
	});

	it('are refused where they are none', async () => {
		const refused = async (wish: object, field: string) =>
			expect(await post('/v1/prices', { ...price, ...wish })).toMatchObject({ status: 422, body: { field } });
		await refused({ priceMicros: -1 }, 'priceMicros');
		await refused({ per: 0 }, 'per');
		await refused({ unit: 'smile' }, 'unit');
		await refused({ currency: 'dollars' }, 'currency');
		await refused({ model: '' }, 'model');
	});

	it('are an admin’s to set', async () => {
		const { secret } = await newKey(kit, 'operator');
		const init = { method: 'POST', body: JSON.stringify(price) };
		expect((await fetchWith(kit, secret, '/v1/prices', init)).status).toBe(403);
		expect((await fetchWith(kit, secret, '/v1/prices')).status).toBe(200);
	});
});

describe('two services on one database', () => {
	it('let exactly one of 50 claims buy, and give its result to all others', async () => {
		const two = await startTwoServices({});
		if (!two) return console.warn('No PostgreSQL server: not run');
		try {
			const key = newHash();
			const from = (at: number) =>
				two.kits[at % 2]?.client.call('claimPurchase', { body: bodyOf(key, { holder: `run ${at}` }) });
			const all = () => Promise.all(Array.from({ length: 50 }, (_, at) => from(at)));
			const claims = await all();
			const bought = claims.filter((one) => one?.claim === 'new');
			expect(bought).toHaveLength(1);
			expect(claims.filter((one) => one?.claim === 'held')).toHaveLength(49);
			const [{ leaseId = null, purchase } = {}] = bought as PurchaseClaim[];
			const body = { leaseId: leaseId ?? '', result: { text: 'once' }, assetIds: [], costMicros: usd(1) };
			await two.kits[1].client.call('keepPurchase', { params: { purchaseId: purchase?.id ?? '' }, body });
			expect((await all()).map((one) => one?.claim)).toEqual(Array.from({ length: 50 }, () => 'reused'));
			const { items } = await two.kits[0].client.call('getReservations', {});
			expect(items).toMatchObject([{ state: 'committed', committedMicros: usd(1) }]);
		} finally {
			await two.stop();
		}
	});
});
