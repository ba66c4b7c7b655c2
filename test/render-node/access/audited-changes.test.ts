import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fetchWith, newKey, postJson } from '../../kits/access.js';
import { startServiceKit, type ServiceKit } from '../../kits/service.js';

let kit: ServiceKit;
beforeAll(async () => {
	kit = await startServiceKit();
});
afterAll(async () => kit.stop());

const actionsOn = async (subject: string) =>
	(await kit.client.call('getAuditLog', { query: { subject } })).items.map(({ action, facts }) => ({ action, facts }));
const start = (idempotencyKey: string) =>
	kit.client.call('startProduction', { body: { locale: 'en' }, idempotencyKey });

describe('the audit log', () => {
	it('has what an admin changed on a production, by the names of its members', async () => {
		const { id } = await start('audited');
		const params = { productionId: id };
		await kit.client.call('updateProduction', { params, body: { title: 'A name of somebody' } });
		await kit.client.call('failProduction', { params, body: { reason: 'No more' } });
		expect(await actionsOn(`production:${id}`)).toEqual([
			{ action: 'production.fail', facts: {} },
			{ action: 'production.update', facts: { changed: ['title'] } },
		]);
	});

	it('has nothing of the work that an operator does', async () => {
		const { id } = await start('worked');
		const { secret } = await newKey(kit, 'operator');
		const change = { ...postJson({ title: 'b' }), method: 'PATCH' };
		expect((await fetchWith(kit, secret, `/v1/productions/${id}`, change)).status).toBe(200);
		const failing = postJson({ reason: 'x' });
		expect((await fetchWith(kit, secret, `/v1/productions/${id}/fail`, failing)).status).toBe(200);
		expect(await actionsOn(`production:${id}`)).toEqual([]);
	});

	it('has every asset that was deleted, whoever did it, and none that was not', async () => {
		const { secret, name } = await newKey(kit, 'operator');
		const upload = await kit.fetch('/v1/assets?name=a.txt', { method: 'POST', body: 'bytes' });
		const { id } = (await upload.json()) as { id: string };
		const remove = () => fetchWith(kit, secret, `/v1/assets/${id}`, { method: 'DELETE' });
		expect((await remove()).status).toBe(200);
		expect((await remove()).status).toBe(404);
		const { items } = await kit.client.call('getAuditLog', { query: { subject: `asset:${id}` } });
		expect(items).toMatchObject([{ actor: name, action: 'asset.delete', facts: { sizeBytes: 5 } }]);
	});
});
