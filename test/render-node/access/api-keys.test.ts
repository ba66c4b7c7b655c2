import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLog } from '../../../render-node/src/adapters/log/create-log.js';
import { fetchWith, newKey, problemOf } from '../../kits/access.js';
import { keepLines, type LogLine } from '../../kits/kept-log.js';
import { eventually } from '../../kits/patience.js';
import { startServiceKit, testApiKey, type ServiceKit } from '../../kits/service.js';

let kit: ServiceKit;
let lines: LogLine[] = [];
beforeAll(async () => {
	const log = createLog('debug');
	lines = keepLines(log);
	kit = await startServiceKit({ log });
});
afterAll(async () => kit.stop());

const access = (key: string) => fetchWith(kit, key, '/v1/access');

describe('an API key', () => {
	it('is shown once, and can be recognised afterwards', async () => {
		const { secret, ...shown } = await newKey(kit, 'viewer', { tier: 'creator' });
		expect(secret).toMatch(/^sr_live_[0-9A-Za-z]{49}$/);
		expect(shown).toMatchObject({ role: 'viewer', tier: 'creator', state: 'live', expiresAt: null, lastUsedAt: null });
		expect(secret.startsWith(shown.prefix)).toBe(true);
		const found = await kit.client.call('getApiKey', { params: { keyId: shown.id } });
		expect(found).toEqual(shown);
		const { items } = await kit.client.call('getApiKeys', { query: { state: 'live' } });
		expect(items.map(({ id }) => id)).toContain(shown.id);
		expect(JSON.stringify([found, items])).not.toContain(secret.slice(20));
	});

	it('is refused with what is wrong about it', async () => {
		const { secret } = await newKey(kit);
		const other = secret.endsWith('0') ? '1' : '0';
		const cases = [
			[`${secret.slice(0, -1)}${other}`, 'api-key-damaged'],
			[secret.slice(0, -5), 'api-key-damaged'],
			[`${testApiKey}x`, 'api-key-wrong'],
		];
		for (const [key = '', type] of cases) {
			const response = await access(key);
			expect(response.status).toBe(401);
			expect(await problemOf(response)).toMatchObject({ type, fix: expect.any(String) });
		}
		expect((await access(secret)).status).toBe(200);
	});

	it('notes when it was used, and not at every use', async () => {
		const { id, secret } = await newKey(kit);
		const use = async () => {
			await access(secret);
			return (await kit.client.call('getApiKey', { params: { keyId: id } })).lastUsedAt;
		};
		const first = await eventually('the note', use);
		expect(Date.now() - Date.parse(first)).toBeLessThan(60_000);
		expect(await use()).toBe(first);
	});

	it('ends when it is revoked, and stays for the record', async () => {
		const { id, secret } = await newKey(kit);
		expect((await access(secret)).status).toBe(200);
		const revoke = () => kit.client.call('revokeApiKey', { params: { keyId: id } });
		const revoked = await revoke();
		expect(revoked).toMatchObject({ state: 'revoked', revokedAt: expect.any(String) });
		expect(await problemOf(await access(secret))).toMatchObject({ status: 401, type: 'api-key-revoked' });
		expect(await revoke()).toMatchObject({ revokedAt: revoked.revokedAt });
	});

	it('leaves its name to another only once it has ended', async () => {
		const { id, name } = await newKey(kit);
		const again = () => kit.client.call('createApiKey', { body: { name, role: 'viewer' } });
		await expect(again()).rejects.toMatchObject({ problem: { status: 409, type: 'api-key-name-taken' } });
		await kit.client.call('revokeApiKey', { params: { keyId: id } });
		expect(await again()).toMatchObject({ name, tier: 'free' });
	});

	it('is rotated: both are valid for a while, and no more than two', async () => {
		const old = await newKey(kit, 'operator', { tier: 'creator' });
		const rotate = (keyId: string, overlapMs: number) =>
			kit.client.call('rotateApiKey', { params: { keyId }, body: { overlapMs } });
		const successor = await rotate(old.id, 60_000);
		expect(successor).toMatchObject({ name: old.name, role: 'operator', tier: 'creator', expiresAt: null });
		expect((await access(old.secret)).status).toBe(200);
		expect((await access(successor.secret)).status).toBe(200);
		const shown = await kit.client.call('getApiKey', { params: { keyId: old.id } });
		expect(shown).toMatchObject({ state: 'live', replacedById: successor.id, expiresAt: expect.any(String) });
		await expect(rotate(old.id, 0)).rejects.toMatchObject({ problem: { type: 'api-key-ended', detail: successor.id } });
		await expect(rotate(successor.id, 0)).rejects.toMatchObject({ problem: { type: 'rotation-under-way' } });
		await kit.client.call('revokeApiKey', { params: { keyId: old.id } });
		const third = await rotate(successor.id, 0);
		expect(await problemOf(await access(successor.secret))).toMatchObject({ type: 'api-key-expired' });
		expect((await access(third.secret)).status).toBe(200);
	});

	it('has one successor, however many ask at once', async () => {
		const { id, name } = await newKey(kit);
		const rotate = () => kit.client.call('rotateApiKey', { params: { keyId: id }, body: {} });
		const outcomes = await Promise.allSettled(Array.from({ length: 8 }, rotate));
		expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		const { items } = await kit.client.call('getApiKeys', { query: { limit: 200 } });
		expect(items.filter((key) => key.name === name)).toHaveLength(2);
	});

	it('is asked for in full', async () => {
		const body = { name: 'x', role: 'owner' as 'admin' };
		await expect(kit.client.call('createApiKey', { body })).rejects.toMatchObject({ problem: { field: 'role' } });
		const nobody = { params: { keyId: '00000000-0000-4000-8000-000000000000' } };
		for (const name of ['getApiKey', 'revokeApiKey'] as const)
			await expect(kit.client.call(name, nobody)).rejects.toMatchObject({ problem: { type: 'api-key-not-found' } });
	});
});

describe('the audit log', () => {
	it('says who made, rotated and revoked which key, and filters', async () => {
		const { id } = await newKey(kit);
		await kit.client.call('rotateApiKey', { params: { keyId: id }, body: {} });
		await kit.client.call('revokeApiKey', { params: { keyId: id } });
		const subject = `api-key:${id}`;
		const { items } = await kit.client.call('getAuditLog', { query: { subject } });
		expect(items.map(({ action }) => action)).toEqual(['api-key.revoke', 'api-key.rotate', 'api-key.create']);
		expect(new Set(items.map(({ actor }) => actor))).toEqual(new Set([expect.stringMatching(/^key [0-9a-f]{8}$/)]));
		const only = await kit.client.call('getAuditLog', { query: { subject, action: 'api-key.rotate' } });
		expect(only.items).toHaveLength(1);
		const [last] = items;
		const before = await kit.client.call('getAuditLog', { query: { subject, to: last?.createdAt ?? '' } });
		expect(before.items.map(({ action }) => action)).not.toContain('api-key.revoke');
		expect((await kit.client.call('getAuditLog', { query: { actor: 'nobody' } })).items).toEqual([]);
	});

	it('comes in pages', async () => {
		for (let count = 0; count < 3; count++) await newKey(kit);
		const query = { action: 'api-key.create', limit: 2 };
		const first = await kit.client.call('getAuditLog', { query });
		const second = await kit.client.call('getAuditLog', { query: { ...query, cursor: first.nextCursor ?? '' } });
		expect(first.items).toHaveLength(2);
		expect(second.items[0]?.id).not.toBe(first.items[1]?.id);
	});

	it('has what became of subscriptions', async () => {
		const body = { url: 'http://127.0.0.1:9/hook?token=canary-token', events: ['job-failed' as const] };
		const { id } = await kit.client.call('createSubscription', { body });
		await kit.client.call('deleteSubscription', { params: { subscriptionId: id } });
		const { items } = await kit.client.call('getAuditLog', { query: { subject: `subscription:${id}` } });
		expect(items.map(({ action }) => action)).toEqual(['subscription.delete', 'subscription.create']);
		expect(JSON.stringify(items)).not.toContain('canary-token');
	});
});

describe('the log', () => {
	it('never has a key in it, whatever becomes of the request', async () => {
		const { id, secret } = await newKey(kit);
		const wrong = `${secret.slice(0, -1)}!`;
		await access(secret);
		await access(wrong);
		await fetchWith(kit, secret, '/v1/jobs', { method: 'POST', body: '{' });
		await fetchWith(kit, secret, '/v1/api-keys');
		await kit.client.call('rotateApiKey', { params: { keyId: id }, body: {} });
		await kit.client.call('revokeApiKey', { params: { keyId: id } });
		await access(secret);
		await eventually('the log', async () => lines.filter(({ msg }) => msg === 'request answered').length > 5);
		const logged = JSON.stringify(lines);
		expect(logged).not.toContain(secret.slice(16, 40));
		expect(logged).not.toContain(testApiKey);
	});
});
