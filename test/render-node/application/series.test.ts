import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Production } from '@showrunner/contract';
import { inputInvalid } from '../../../render-node/src/domain/refusal.js';
import { emptyResult, testHandler } from '../../kits/idle-handlers.js';
import { startServiceKit, type ServiceKit } from '../../kits/service.js';

let kit: ServiceKit;
beforeAll(async () => {
	const card = testHandler('image.card', async ({ scenes: [scene] }) => {
		if (scene?.text === 'fail') throw inputInvalid('no', 'No');
		return emptyResult('image.card');
	});
	kit = await startServiceKit({ handlers: [card] });
});
afterAll(async () => kit.stop());

const start = (key: string, body = {}) =>
	kit.client.call('startProduction', { body: { locale: 'en', ...body }, idempotencyKey: key });
const update = ({ id }: Production, body: object) =>
	kit.client.call('updateProduction', { params: { productionId: id }, body });
const keysOf = async (query: object) => {
	const { items } = await kit.client.call('getProductions', { query });
	return items.map(({ idempotencyKey }) => idempotencyKey);
};
async function step({ id }: Production, name: string, text: string) {
	const input = { scenes: [{ id: 'a', text }], aspectRatios: ['9:16'], locale: 'en' };
	const job = await kit.client.call('createJob', { body: { kind: 'image.card', input, productionId: id, step: name } });
	await kit.client.call('getJob', { params: { jobId: job.id }, query: { waitMs: 10_000 } });
}

describe('episodes of a series', () => {
	it('are numbered without a gap and none twice, however many start at once', async () => {
		const started = await Promise.all(
			Array.from({ length: 25 }, (_, at) => start(`many-${at}`, { series: 'Many', channel: 'a' })),
		);
		const numbers = started.map(({ episode }) => episode ?? 0).sort((a, b) => a - b);
		expect(numbers).toEqual(Array.from({ length: 25 }, (_, at) => at + 1));
		expect((await start('many-3', { series: 'Many', channel: 'a' })).episode).toBe(started[3]?.episode);
	});

	it('count for each channel by themselves', async () => {
		expect((await start('own-1', { series: 'Own', channel: 'a' })).episode).toBe(1);
		expect((await start('own-2', { series: 'Own', channel: 'b' })).episode).toBe(1);
		expect((await start('own-3', { series: 'Own' })).episode).toBe(1);
		expect((await start('own-4', { series: 'Own', channel: '' })).episode).toBe(2);
		expect(await start('own-5')).toMatchObject({ series: null, episode: null });
	});

	it('can be chosen; the next one comes after the highest', async () => {
		expect((await start('chosen-1', { series: 'Chosen', episode: 7 })).episode).toBe(7);
		expect((await start('chosen-2', { series: 'Chosen' })).episode).toBe(8);
		expect((await start('chosen-3', { series: 'Chosen', episode: 3 })).episode).toBe(3);
		expect((await start('chosen-4', { series: 'Chosen' })).episode).toBe(9);
		await expect(start('chosen-5', { series: 'Chosen', episode: 7 })).rejects.toMatchObject({
			problem: { status: 409, type: 'episode-taken', field: 'episode' },
		});
		await expect(start('chosen-6', { episode: 7 })).rejects.toMatchObject({
			problem: { status: 422, type: 'series-missing', field: 'series' },
		});
		// A refused start has used no number up.
		expect((await start('chosen-7', { series: 'Chosen' })).episode).toBe(10);
	});

	it('are given to one of two that choose the same', async () => {
		const outcomes = await Promise.allSettled([
			start('race-1', { series: 'Race', episode: 1 }),
			start('race-2', { series: 'Race', episode: 1 }),
		]);
		expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
			reason: { problem: { type: 'episode-taken' } },
		});
	});

	it('move with their production, where there is room', async () => {
		const one = await start('move-1', { series: 'Move', channel: 'a' });
		const other = await start('move-2', { series: 'Move', channel: 'b' });
		await expect(update(other, { channel: 'a' })).rejects.toMatchObject({ problem: { type: 'episode-taken' } });
		expect(await update(other, { channel: 'a', episode: 2 })).toMatchObject({ channel: 'a', episode: 2 });
		expect(await update(other, { title: 'Same place' })).toMatchObject({ series: 'Move', episode: 2 });
		expect(await update(one, { series: 'Elsewhere' })).toMatchObject({ series: 'Elsewhere', episode: 1 });
		expect(await update(one, { series: null })).toMatchObject({ series: null, episode: null });
		expect((await start('move-3', { series: 'Move', channel: 'a', episode: 1 })).episode).toBe(1);
	});
});

describe('many productions in one call', () => {
	it('are each answered for themselves', async () => {
		await start('batch-used', { title: 'Used' });
		const productions = [
			{ idempotencyKey: 'batch-1', locale: 'en', series: 'Batch' },
			{ idempotencyKey: 'batch-used', locale: 'en', title: 'Another' },
			{ idempotencyKey: 'batch-2', locale: 'ar', series: 'Batch', madeForKids: true },
			{ idempotencyKey: 'batch-3', locale: 'en', series: 'Batch', episode: 1 },
		];
		const { items } = await kit.client.call('startProductions', { body: { productions } });
		expect(items).toMatchObject([
			{ idempotencyKey: 'batch-1', production: { series: 'Batch', episode: 1 }, problem: null },
			{ idempotencyKey: 'batch-used', production: null, problem: { type: 'idempotency-key-reused' } },
			{ idempotencyKey: 'batch-2', production: { locale: 'ar', episode: 2, madeForKids: true }, problem: null },
			{ idempotencyKey: 'batch-3', production: null, problem: { type: 'episode-taken' } },
		]);
		const alone = await start('batch-1', { series: 'Batch' });
		expect(alone).toEqual(items[0]?.production);
		const again = await kit.client.call('startProductions', { body: { productions } });
		expect(again.items.map(({ production }) => production?.id)).toEqual(items.map(({ production }) => production?.id));
	});

	it('are refused whole where one is no request or there are too many', async () => {
		const body = {
			productions: [
				{ idempotencyKey: 'whole-1', locale: 'en' },
				{ idempotencyKey: '', locale: 'en' },
			],
		};
		await expect(kit.client.call('startProductions', { body })).rejects.toMatchObject({
			problem: { status: 422, field: 'productions[1].idempotencyKey' },
		});
		expect(await keysOf({ idempotencyKey: 'whole-1' })).toEqual([]);
		const productions = Array.from({ length: 101 }, (_, at) => ({ idempotencyKey: `over-${at}`, locale: 'en' }));
		await expect(kit.client.call('startProductions', { body: { productions } })).rejects.toMatchObject({
			problem: { status: 422, field: 'productions' },
		});
	});
});

describe('productions', () => {
	it('are found by what their titles hold, and by all else', async () => {
		const before = new Date().toISOString();
		await start('find-1', { title: 'Der Leuchtturm von Üxküll', series: 'Find', channel: 'find' });
		await start('find-2', { title: '100% sea_shells \\o/', series: 'Find', channel: 'find', locale: 'pt-BR' });
		await start('find-3', { title: 'Another lighthouse', channel: 'find', madeForKids: true });
		const after = new Date(Date.now() + 1_000).toISOString();
		const channel = 'find';
		expect(await keysOf({ channel, q: 'LEUCHTTURM VON ü' })).toEqual(['find-1']);
		expect(await keysOf({ channel, q: '0% sea_' })).toEqual(['find-2']);
		expect(await keysOf({ channel, q: '\\o' })).toEqual(['find-2']);
		expect(await keysOf({ channel, q: '_' })).toEqual(['find-2']);
		expect(await keysOf({ channel, q: 'nothing' })).toEqual([]);
		expect(await keysOf({ series: 'Find', locale: 'pt-BR' })).toEqual(['find-2']);
		expect(await keysOf({ channel, madeForKids: 'false' })).toEqual(['find-2', 'find-1']);
		expect(await keysOf({ channel, from: before, to: after })).toHaveLength(3);
		expect(await keysOf({ channel, to: before })).toEqual([]);
		expect(await keysOf({ channel, from: after })).toEqual([]);
	});

	it('are paged the other way round as well', async () => {
		for (const key of ['old-1', 'old-2', 'old-3']) await start(key, { channel: 'old' });
		const query = { channel: 'old', order: 'oldest', limit: 2 } as const;
		const first = await kit.client.call('getProductions', { query });
		const rest = await kit.client.call('getProductions', { query: { ...query, cursor: first.nextCursor ?? '' } });
		expect([...first.items, ...rest.items].map(({ idempotencyKey }) => idempotencyKey)).toEqual([
			'old-1',
			'old-2',
			'old-3',
		]);
		expect(rest.nextCursor).toBeNull();
	});

	it('say at which step to go on', async () => {
		const production = await start('resume');
		const params = { productionId: production.id };
		const resumeAt = async () => (await kit.client.call('getProduction', { params })).resumeAt;
		expect(production.resumeAt).toBeNull();
		await step(production, 'speech', 'fine');
		expect(await resumeAt()).toBeNull();
		await step(production, 'images', 'fail');
		await step(production, 'music', 'fail');
		expect(await resumeAt()).toBe('images');
		await step(production, 'images', 'better');
		expect(await resumeAt()).toBe('music');
		await kit.client.call('completeProduction', { params, body: { assets: [] } });
		expect(await resumeAt()).toBeNull();
	});
});
