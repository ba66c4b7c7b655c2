import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Quota, SetQuotaRequest, TakeQuotaRequest } from '@showrunner/contract';
import { startServiceKit, type ServiceKit } from '../../kits/service.js';

let kit: ServiceKit;
beforeAll(async () => void (kit = await startServiceKit()));
afterAll(async () => kit.stop());

const hourMs = 60 * 60 * 1000;
const pacific = { kind: 'daily', timeZone: 'America/Los_Angeles' } as const;
const rolling = { kind: 'rolling', windowMs: 24 * hourMs } as const;
const set = (name: string, body: Partial<SetQuotaRequest> = {}) =>
	kit.client.call('setQuota', { body: { name, limit: 10_000, reset: pacific, ...body } });
const get = ({ id }: Quota, query: { amount?: number; from?: string } = {}) =>
	kit.client.call('getQuota', { params: { quotaId: id }, query });
const take = ({ id }: Quota, key: string, body: TakeQuotaRequest = {}) =>
	kit.client.call('takeQuota', { params: { quotaId: id }, body, idempotencyKey: key });
const giveBack = ({ id }: Quota, takeId: string) =>
	kit.client.call('giveQuotaBack', { params: { quotaId: id, takeId } });
const inHours = (hours: number) => new Date(Date.now() + hours * hourMs).toISOString();

describe('a quota', () => {
	it('is one for each name, project and channel, and is changed by setting it again', async () => {
		const first = await set('youtube-units', { project: 'p1' });
		expect(first).toMatchObject({
			...{ name: 'youtube-units', project: 'p1', channel: null, limit: 10_000, unit: 'units', spacingMs: 0 },
			reset: { kind: 'daily', at: '00:00', timeZone: 'America/Los_Angeles' },
			used: 0,
			left: 10_000,
			nextFree: { amount: 1 },
		});
		const other = await set('youtube-units', { project: 'p2' });
		expect(other.id).not.toBe(first.id);
		await take(first, 'before', { amount: 600 });
		const changed = await set('youtube-units', { project: 'p1', limit: 500, unit: 'credits' });
		expect(changed).toMatchObject({ id: first.id, limit: 500, unit: 'credits', used: 600, left: 0 });
		const listed = await kit.client.call('getQuotas', { query: { name: 'youtube-units' } });
		expect(listed.items.map(({ project }) => project)).toEqual(['p2', 'p1']);
		const found = await kit.client.call('getQuotas', { query: { project: 'p1' } });
		expect(found.items).toMatchObject([{ id: first.id, left: 0 }]);
	});

	it.each([
		['a time zone that does not exist', { reset: { ...pacific, timeZone: 'America/Atlantis' } }, 'reset.timeZone'],
		['a time that no clock shows', { reset: { ...pacific, at: '24:00' } }, 'reset.at'],
		['a limit below nothing', { limit: -1 }, 'limit'],
		['a part of a unit', { limit: 1.5 }, 'limit'],
		['a window without an end', { reset: { kind: 'rolling', windowMs: 0 } }, 'reset.windowMs'],
	] as [string, Partial<SetQuotaRequest>, string][])('is refused with %s', async (_, body, field) => {
		await expect(set('wrong', body)).rejects.toMatchObject({ problem: { status: 422, field } });
		expect((await kit.client.call('getQuotas', { query: { name: 'wrong' } })).items).toEqual([]);
	});

	it('is not there under another id', async () => {
		const params = { quotaId: '00000000-0000-4000-8000-000000000000' };
		const problem = { status: 404, type: 'quota-not-found' };
		await expect(kit.client.call('getQuota', { params, query: {} })).rejects.toMatchObject({ problem });
		await expect(kit.client.call('takeQuota', { params, body: {}, idempotencyKey: 'nowhere' })).rejects.toMatchObject({
			problem,
		});
		await expect(kit.client.call('getQuotaTakes', { params, query: {} })).rejects.toMatchObject({ problem });
		await expect(
			kit.client.call('giveQuotaBack', { params: { ...params, takeId: params.quotaId } }),
		).rejects.toMatchObject({ problem });
	});
});

describe('a take', () => {
	it('is one however often its key is sent, and needs a key', async () => {
		const quota = await set('replay', { reset: rolling });
		const [first, second] = await Promise.all([take(quota, 'a', { amount: 3 }), take(quota, 'a', { amount: 3 })]);
		expect(second.take).toEqual(first.take);
		expect(await get(quota)).toMatchObject({ used: 3, left: 9_997 });
		await expect(take(quota, 'a', { amount: 4 })).rejects.toMatchObject({
			problem: { type: 'idempotency-key-reused' },
		});
		const other = await set('replay-other', { reset: rolling });
		expect((await take(other, 'a', { amount: 4 })).quota).toMatchObject({ used: 4 });
		const bare = await kit.fetch(`/v1/quotas/${quota.id}/takes`, { method: 'POST', body: '{}' });
		expect(await bare.json()).toMatchObject({ type: 'idempotency-key-missing' });
	});

	it('is refused where too little is left, with the next free instant', async () => {
		const quota = await set('full', { limit: 10, reset: rolling, unit: 'uploads' });
		const { take: first } = await take(quota, 'first', { amount: 9 });
		const freeAt = new Date(Date.parse(first.at) + 24 * hourMs).toISOString();
		const refusal = await take(quota, 'second', { amount: 2 }).catch((error: unknown) => error);
		expect(refusal).toMatchObject({
			problem: {
				...{ status: 429, kind: 'quota-exhausted', type: 'quota-exhausted', field: 'amount' },
				quota: { quotaId: quota.id, amount: 2, left: 1, unit: 'uploads', resetsAt: freeAt, nextFreeAt: freeAt },
			},
		});
		const { retryAfterMs } = (refusal as { problem: { retryAfterMs: number } }).problem;
		expect(retryAfterMs).toBeGreaterThan(23 * hourMs);
		expect(retryAfterMs).toBeLessThanOrEqual(24 * hourMs);
		expect(await get(quota, { amount: 2 })).toMatchObject({ left: 1, nextFree: { amount: 2, at: freeAt } });
		// The refused key was not used up: with less it is a new request.
		expect((await take(quota, 'second', { amount: 1 })).quota).toMatchObject({ left: 0 });
	});

	it('of more than the limit is refused as what no waiting helps', async () => {
		const quota = await set('small', { limit: 5 });
		await expect(take(quota, 'much', { amount: 6 })).rejects.toMatchObject({
			problem: { status: 422, type: 'quota-amount-too-large' },
		});
		expect(await get(quota, { amount: 6 })).toMatchObject({ nextFree: { amount: 6, at: null } });
		const closed = await set('closed', { limit: 0 });
		expect(closed.nextFree.at).toBeNull();
	});

	it('can be planned ahead, keeps its distance, and books the next free slot', async () => {
		const quota = await set('posts', { limit: 20, reset: rolling, spacingMs: 2 * hourMs });
		const noon = inHours(12);
		await take(quota, 'noon', { at: noon });
		await expect(take(quota, 'near', { at: inHours(13) })).rejects.toMatchObject({
			problem: { status: 429, type: 'quota-spacing', quota: { left: 19, nextFreeAt: inHoursAfter(noon, 2) } },
		});
		const { take: later } = await take(quota, 'later', { at: inHours(13), orLater: true });
		expect(later.at).toBe(inHoursAfter(noon, 2));
		expect(await get(quota, { from: inHours(11) })).toMatchObject({ nextFree: { at: inHoursAfter(noon, 4) } });
		await expect(take(quota, 'past', { at: inHours(-1) })).rejects.toMatchObject({
			problem: { status: 422, type: 'take-in-the-past', field: 'at' },
		});
		await expect(take(quota, 'far', { at: inHours(24 * 401) })).rejects.toMatchObject({
			problem: { status: 422, type: 'take-too-far-ahead', field: 'at' },
		});
	});

	it('that was given back is taken anew by its key, where there is room', async () => {
		const quota = await set('again', { limit: 10, reset: rolling });
		const { take: first } = await take(quota, 'again', { amount: 8 });
		await giveBack(quota, first.id);
		expect(await take(quota, 'again', { amount: 8 })).toMatchObject({
			take: { id: first.id, amount: 8, givenBackAt: null },
			quota: { used: 8, left: 2 },
		});
		await giveBack(quota, first.id);
		await take(quota, 'other', { amount: 5 });
		await expect(take(quota, 'again', { amount: 8 })).rejects.toMatchObject({ problem: { type: 'quota-exhausted' } });
		expect(await get(quota)).toMatchObject({ used: 5, left: 5 });
	});

	it('given back is there again, once', async () => {
		const quota = await set('back', { limit: 1, reset: rolling });
		const { take: held } = await take(quota, 'held', { note: 'An upload' });
		await expect(take(quota, 'other')).rejects.toMatchObject({ problem: { status: 429 } });
		const [first, second] = await Promise.all([giveBack(quota, held.id), giveBack(quota, held.id)]);
		expect(first.take.givenBackAt).toEqual(expect.any(String));
		expect(second.take).toEqual(first.take);
		expect(first.quota).toMatchObject({ left: 1 });
		await take(quota, 'other');
		const takes = await kit.client.call('getQuotaTakes', { params: { quotaId: quota.id }, query: { limit: 1 } });
		expect(takes.items).toMatchObject([{ amount: 1, note: '', givenBackAt: null }]);
		const rest = await kit.client.call('getQuotaTakes', {
			params: { quotaId: quota.id },
			query: { cursor: takes.nextCursor ?? '' },
		});
		expect(rest.items).toMatchObject([{ id: held.id, note: 'An upload', takenBy: expect.any(String) }]);
		await expect(giveBack(quota, quota.id)).rejects.toMatchObject({
			problem: { status: 404, type: 'quota-take-not-found' },
		});
	});
});

describe('a quota that is deleted', () => {
	const remove = ({ id }: Quota) => kit.client.call('deleteQuota', { params: { quotaId: id } });

	it('takes its takes along, planned ones too, and leaves others alone', async () => {
		const [quota, other] = [await set('gone', { reset: rolling }), await set('stays', { reset: rolling })];
		const { take: first } = await take(quota, 'one', { amount: 5 });
		await take(quota, 'ahead', { at: inHours(48) });
		await take(other, 'one', { amount: 7 });
		expect(await remove(quota)).toEqual({ deleted: true });
		const missing = { problem: { status: 404, type: 'quota-not-found' } };
		await expect(get(quota)).rejects.toMatchObject(missing);
		await expect(giveBack(quota, first.id)).rejects.toMatchObject(missing);
		await expect(take(quota, 'one', { amount: 5 })).rejects.toMatchObject(missing);
		await expect(remove(quota)).rejects.toMatchObject(missing);
		expect(await get(other)).toMatchObject({ used: 7 });
		const log = await kit.client.call('getAuditLog', { query: { subject: `quota:${quota.id}` } });
		expect(log.items[0]).toMatchObject({ action: 'quota.delete', facts: { name: 'gone', limit: 10_000, takes: 2 } });
		expect(log.items.filter(({ action }) => action === 'quota.delete')).toHaveLength(1);
		const anew = await set('gone', { reset: rolling });
		expect(anew).toMatchObject({ used: 0 });
		expect(anew.id).not.toBe(quota.id);
		expect((await take(anew, 'one', { amount: 4 })).quota).toMatchObject({ used: 4 });
	});

	it('is refused to an operator', async () => {
		const quota = await set('kept', { reset: rolling });
		const { secret } = await kit.client.call('createApiKey', { body: { name: 'remover', role: 'operator' } });
		const headers = { authorization: `Bearer ${secret}` };
		expect((await kit.fetch(`/v1/quotas/${quota.id}`, { method: 'DELETE', headers })).status).toBe(403);
		expect(await get(quota)).toMatchObject({ left: 10_000 });
	});

	it('waits for takers, and those that come later find none', async () => {
		const quota = await set('race', { limit: 1_000, reset: rolling });
		const takes = Array.from({ length: 20 }, (_, at) => take(quota, `race-${at}`));
		const [removed, ...outcomes] = await Promise.allSettled([remove(quota), ...takes]);
		expect(removed.status).toBe('fulfilled');
		const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
		for (const reason of refused) expect(reason).toMatchObject({ problem: { type: 'quota-not-found' } });
		await expect(get(quota)).rejects.toMatchObject({ problem: { status: 404 } });
	});
});

describe('roles', () => {
	it('let an operator take, and an admin alone say what may be taken', async () => {
		const quota = await set('roles', { reset: rolling });
		const { secret } = await kit.client.call('createApiKey', { body: { name: 'taker', role: 'operator' } });
		const post = (path: string, body: object) =>
			kit.fetch(path, {
				method: 'POST',
				headers: { authorization: `Bearer ${secret}`, 'idempotency-key': 'role' },
				body: JSON.stringify(body),
			});
		const taken = await post(`/v1/quotas/${quota.id}/takes`, {});
		expect([taken.status, await taken.json()]).toMatchObject([201, { take: { takenBy: 'taker' } }]);
		expect((await post('/v1/quotas', { name: 'roles', limit: 1, reset: rolling })).status).toBe(403);
		expect(await get(quota)).toMatchObject({ limit: 10_000, used: 1 });
	});

	it('are told in the audit log, with who set what', async () => {
		const quota = await set('audited', { limit: 3 });
		await set('audited', { limit: 4 });
		const log = await kit.client.call('getAuditLog', { query: { subject: `quota:${quota.id}` } });
		expect(log.items).toMatchObject([
			{ action: 'quota.set', facts: { limit: 4 } },
			{ action: 'quota.set', facts: { limit: 3 } },
		]);
	});
});

describe('takers beside each other', () => {
	it('never take more than the limit, and nobody is refused while something is left', async () => {
		const quota = await set('crowd', { limit: 60, reset: rolling });
		const outcomes = await Promise.all(
			Array.from({ length: 100 }, (_, at) =>
				take(quota, `crowd-${at}`).then(
					() => 'taken',
					(error: { problem: { type: string } }) => error.problem.type,
				),
			),
		);
		expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(60);
		expect(outcomes.filter((outcome) => outcome === 'quota-exhausted')).toHaveLength(40);
		expect(await get(quota)).toMatchObject({ used: 60, left: 0 });
	});

	it('each get a slot of their own', async () => {
		const quota = await set('slots', { limit: 6, reset: rolling, spacingMs: hourMs });
		const takes = await Promise.all(
			Array.from({ length: 15 }, (_, at) => take(quota, `slot-${at}`, { orLater: true })),
		);
		const times = takes.map(({ take: { at } }) => Date.parse(at)).sort((a, b) => a - b);
		const gaps = times.slice(1).map((time, at) => (time - (times[at] ?? 0)) / hourMs);
		expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1);
		// Six in any 24 hours: the seventh comes a day after the first.
		for (const [at, time] of times.slice(6).entries())
			expect(time - (times[at] ?? 0)).toBeGreaterThanOrEqual(24 * hourMs);
	});
});

const inHoursAfter = (instant: string, hours: number) => new Date(Date.parse(instant) + hours * hourMs).toISOString();
