import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventSchema, type Event, type Problem } from '@showrunner/contract';
import { fetchWith, newKey, postJson } from '../../kits/access.js';
import { eventually } from '../../kits/patience.js';
import { startReceiver, type Receiver } from '../../kits/receiver.js';
import { startServiceKit, type ServiceKit } from '../../kits/service.js';
import { usd } from '../../kits/spend-books.js';

let kit: ServiceKit;
let receiver: Receiver;
beforeAll(async () => {
	receiver = await startReceiver(() => ({ status: 200 }));
	kit = await startServiceKit({ env: { SHOWRUNNER_DAY_CAP: '10', SHOWRUNNER_DAY_ALERT: '6' } });
});
afterAll(async () => {
	await kit.stop();
	await receiver.stop();
});

const call = { provider: 'openai', service: 'image', operation: 'generate' } as const;
const reserve = (amount: number, wish: object = {}, idempotencyKey: string = randomUUID()) =>
	kit.client.call('reserveSpend', { body: { ...call, amountMicros: usd(amount), ...wish }, idempotencyKey });
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
	kit.fetch(path, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body),
	});
const problemOf = async (response: Promise<Response>) => (await (await response).json()) as Problem;
const events = (): Event[] => receiver.received.map(({ body }) => eventSchema.parse(JSON.parse(body)));

describe('money over HTTP', () => {
	it('tells subscribers once that the alert was crossed, and once that the cap was in the way', async () => {
		const body = { url: receiver.url('/money'), events: ['budget-reached' as const] };
		const { id } = await kit.client.call('createSubscription', { body });
		await reserve(5.5);
		await reserve(0.6);
		await reserve(0.1);
		const refused = post(
			'/v1/spend/reservations',
			{ ...call, amountMicros: usd(4) },
			{ 'idempotency-key': 'too much' },
		);
		const response = await refused;
		expect(response.status).toBe(402);
		expect(response.headers.get('content-type')).toContain('application/problem+json');
		expect(await response.json()).toMatchObject({ type: 'budget-exceeded', budget: { leftMicros: usd(3.8) } });
		await expect(reserve(5)).rejects.toMatchObject({ problem: { status: 402 } });
		await eventually('two events', async () => events().length >= 2);
		await reserve(3.8);
		const told = events();
		expect(told.map(({ data }) => data.threshold).sort()).toEqual(['alert', 'limit']);
		expect(told[0]?.data.budget).toMatchObject({ scope: 'day', limitMicros: usd(10), currency: 'USD' });
		await kit.client.call('deleteSubscription', { params: { subscriptionId: id } });
	});

	it('takes a refused key again once there is room', async () => {
		await kit.client.call('setBudget', { body: { scope: 'day', limitMicros: usd(1_000) } });
		expect(await reserve(4, {}, 'too much')).toMatchObject({ state: 'reserved', amountMicros: usd(4) });
		expect(await reserve(4, {}, 'too much')).toEqual(await reserve(4, {}, 'too much'));
	});

	it('shows in the metrics what the caps of days and providers hold, and of no video', async () => {
		const { id } = await kit.client.call('startProduction', { body: { locale: 'en' }, idempotencyKey: randomUUID() });
		await reserve(0.25, { productionId: id });
		const text = await (await kit.fetch('/metrics')).text();
		const lines = text.split('\n').filter((line) => line.startsWith('showrunner_budget_money{'));
		const day = 'scope="day",key="*",period="day",currency="USD"';
		expect(lines).toContain(`showrunner_budget_money{${day},amount="limit"} 1000`);
		const [use] = (await kit.client.call('getBudgets', { query: { scope: 'day' } })).items;
		const held = (use?.use.reservedMicros ?? 0) / 1_000_000;
		expect(lines).toContain(`showrunner_budget_money{${day},amount="reserved"} ${held}`);
		expect(lines.join()).not.toContain(id);
	});

	it('creates, changes, lists and deletes caps, and writes down who did', async () => {
		const body = { scope: 'provider', key: 'fal', period: 'month', limitMicros: usd(20) } as const;
		const created = await kit.client.call('setBudget', { body });
		expect(created).toMatchObject({ ...body, alertMicros: null, timeZone: 'UTC', use: { leftMicros: usd(20) } });
		const changed = await kit.client.call('setBudget', { body: { ...body, alertMicros: usd(5) } });
		expect(changed).toMatchObject({ id: created.id, alertMicros: usd(5) });
		const params = { budgetId: created.id };
		expect(await kit.client.call('getBudget', { params })).toEqual(changed);
		const found = await kit.client.call('getBudgets', { query: { scope: 'provider', key: 'fal' } });
		expect(found).toEqual({ items: [changed], nextCursor: null });
		expect(await kit.client.call('deleteBudget', { params })).toEqual({ deleted: true });
		await expect(kit.client.call('getBudget', { params })).rejects.toMatchObject({
			problem: { type: 'budget-not-found', status: 404 },
		});
		await expect(kit.client.call('deleteBudget', { params })).rejects.toMatchObject({ problem: { status: 404 } });
		const { items } = await kit.client.call('getAuditLog', { query: { subject: `budget:${created.id}` } });
		expect(items.map(({ action }) => action)).toEqual(['budget.delete', 'budget.update', 'budget.create']);
		expect(items[1]?.facts).toMatchObject({ limitMicros: usd(20), alertMicros: usd(5) });
	});

	it('lets an operator spend under caps that only an admin sets', async () => {
		const { secret: key } = await newKey(kit);
		const asOperator = (path: string, body: object, headers: Record<string, string> = {}) => {
			const { headers: json, ...init } = postJson(body);
			return fetchWith(kit, key, path, { ...init, headers: { ...json, ...headers } as Record<string, string> });
		};
		expect((await asOperator('/v1/budgets', { scope: 'day', limitMicros: 1 })).status).toBe(403);
		expect((await fetchWith(kit, key, `/v1/budgets/${randomUUID()}`, { method: 'DELETE' })).status).toBe(403);
		const spent = asOperator(
			'/v1/spend/reservations',
			{ ...call, amountMicros: 1 },
			{ 'idempotency-key': randomUUID() },
		);
		expect((await spent).status).toBe(201);
	});

	it.each([
		['an alert above its limit', { scope: 'day', limitMicros: 1, alertMicros: 2 }, 'alertMicros'],
		['a provider without a name', { scope: 'provider', limitMicros: 1 }, 'key'],
		['a day of one channel', { scope: 'day', key: 'sea', limitMicros: 1 }, 'key'],
		['a video by a name', { scope: 'video', key: 'my video', limitMicros: 1 }, 'key'],
		['a video for a month', { scope: 'video', key: '*', period: 'month', limitMicros: 1 }, 'period'],
		['part of a micro', { scope: 'day', limitMicros: 0.5 }, 'limitMicros'],
		['less than nothing', { scope: 'day', limitMicros: -1 }, 'limitMicros'],
		['no currency', { scope: 'day', limitMicros: 1, currency: 'dollar' }, 'currency'],
		['no time zone', { scope: 'day', limitMicros: 1, timeZone: 'Mars/Base' }, 'timeZone'],
		['a wish nobody knows', { scope: 'day', limitMicros: 1, limit: 3 }, 'limit'],
	])('refuses a cap with %s', async (_, body, field) => {
		expect(await problemOf(post('/v1/budgets', body))).toMatchObject({ status: 422, field });
	});

	it('knows a video by its id in large letters, too', async () => {
		const body = { locale: 'en', budgetMicros: usd(0.5) };
		const { id } = await kit.client.call('startProduction', { body, idempotencyKey: randomUUID() });
		await expect(reserve(0.6, { productionId: id.toUpperCase() })).rejects.toMatchObject({
			problem: { type: 'budget-exceeded', budget: { scope: 'video', key: id } },
		});
		const cap = await post('/v1/budgets', { scope: 'video', key: id.toUpperCase(), limitMicros: usd(1) });
		expect(await cap.json()).toMatchObject({ key: id, limitMicros: usd(1) });
	});

	it('refuses a cap for a video that there is not, and a reservation without a key', async () => {
		const body = { scope: 'video', key: randomUUID(), limitMicros: 1 };
		expect(await problemOf(post('/v1/budgets', body))).toMatchObject({ type: 'production-not-found' });
		const keyless = post('/v1/spend/reservations', { ...call, amountMicros: 1 });
		expect(await problemOf(keyless)).toMatchObject({ type: 'idempotency-key-missing' });
	});

	it('lists what was reserved page by page, newest first, by state, provider and production', async () => {
		const { id } = await kit.client.call('startProduction', { body: { locale: 'en' }, idempotencyKey: randomUUID() });
		const made = [];
		for (const amount of [0.1, 0.2, 0.3]) made.push(await reserve(amount, { productionId: id, provider: 'paged' }));
		const query = { productionId: id, limit: 2 };
		const first = await kit.client.call('getReservations', { query });
		const rest = await kit.client.call('getReservations', { query: { ...query, cursor: first.nextCursor ?? '' } });
		expect([...first.items, ...rest.items].map((one) => one.id)).toEqual(made.map((one) => one.id).reverse());
		const [one] = made;
		const params = { reservationId: one?.id ?? '' };
		await kit.client.call('commitSpend', { params, body: { amountMicros: usd(0.05) } });
		expect(await kit.client.call('getReservation', { params })).toMatchObject({ state: 'committed' });
		const committed = await kit.client.call('getReservations', { query: { state: 'committed', provider: 'paged' } });
		expect(committed.items).toMatchObject([{ id: one?.id, committedMicros: usd(0.05) }]);
		const { items } = await kit.client.call('getProductions', { query: { limit: 1 } });
		expect(items[0]?.costs).toEqual({ committedMicros: usd(0.05), reservedMicros: usd(0.5), currency: 'USD' });
		await kit.client.call('releaseSpend', { params: { reservationId: made[1]?.id ?? '' } });
		const report = await kit.client.call('reportSpend', { query: { by: 'video', productionId: id } });
		expect(report.rows).toMatchObject([{ key: id, reservedMicros: usd(0.3), committedMicros: usd(0.05), count: 2 }]);
	});

	it('keeps calls away from a provider whose failures were reported', async () => {
		const body = { provider: 'runway', credentialName: 'main', outcome: 'failure' } as const;
		for (let time = 0; time < 5; time += 1) await kit.client.call('reportOutcome', { body });
		await expect(reserve(0.1, { provider: 'runway', credentialName: 'main' })).rejects.toMatchObject({
			problem: { type: 'circuit-open', status: 503 },
		});
		const { items } = await kit.client.call('getCircuits', { query: { provider: 'runway', state: 'open' } });
		expect(items).toMatchObject([{ provider: 'runway', credentialName: 'main', failures: 5 }]);
		const params = { circuitId: items[0]?.id ?? '' };
		expect(await kit.client.call('getCircuit', { params })).toEqual(items[0]);
		expect(await kit.client.call('resetCircuit', { params })).toMatchObject({ state: 'closed' });
		await expect(kit.client.call('resetCircuit', { params: { circuitId: randomUUID() } })).rejects.toMatchObject({
			problem: { type: 'circuit-not-found' },
		});
	});
});
