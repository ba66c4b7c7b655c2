import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accessRoles, neededRole, routeNames, routeTable, type AccessRole } from '@showrunner/contract';
import { fetchWith, newKey, postJson, problemOf } from '../../kits/access.js';
import { startServiceKit, type ServiceKit } from '../../kits/service.js';

let kit: ServiceKit;
const keys = new Map<AccessRole, string>();
beforeAll(async () => {
	kit = await startServiceKit();
	for (const role of accessRoles) keys.set(role, (await newKey(kit, role)).secret);
});
afterAll(async () => kit.stop());

const anId = '00000000-0000-4000-8000-000000000000';
/** The route with ids of nothing and without a body: whoever is let in is refused for that, or finds nothing. */
function call(name: (typeof routeNames)[number], key: string) {
	const { method, path } = routeTable[name];
	const place = path.replace(/:(\w+)/g, (_, part: string) => (part === 'assetId' ? 'a'.repeat(64) : anId));
	return fetchWith(kit, key, place, { method, ...(method === 'POST' && { body: '[]' }) });
}

const pairs = routeNames.flatMap((name) => accessRoles.map((role) => [name, role] as const));

describe('a route', () => {
	it.each(pairs)('%s is open to %s as the contract says', async (name, role) => {
		const response = await call(name, keys.get(role) ?? '');
		const needed = neededRole(name);
		if (accessRoles.indexOf(role) >= accessRoles.indexOf(needed)) {
			expect([401, 403, 429, 500, 503]).not.toContain(response.status);
			await response.body?.cancel();
			return;
		}
		expect(response.status).toBe(403);
		expect(await problemOf(response)).toMatchObject({
			type: 'role-too-low',
			kind: 'credential-invalid',
			title: `This takes an API key with the role ${needed}`,
			fix: expect.stringContaining(needed),
		});
	});

	it.each(routeNames)('%s is closed to who has no key', async (name) => {
		const response = await call(name, 'no-key-of-this-service');
		expect([401, 429]).toContain(response.status);
	});

	it('of keys and of the audit log is for admins alone, and no role is less than viewer', () => {
		const administrative = routeNames.filter((name) => routeTable[name].path.match(/api-keys|audit/));
		expect(administrative.length).toBeGreaterThanOrEqual(6);
		expect(new Set(administrative.map(neededRole))).toEqual(new Set(['admin']));
		expect(neededRole('getJob')).toBe('viewer');
		expect(neededRole('createJob')).toBe('operator');
	});
});

describe('the caller', () => {
	it('is told who it is', async () => {
		const response = await fetchWith(kit, keys.get('viewer') ?? '', '/v1/access');
		expect(await response.json()).toMatchObject({ role: 'viewer', tier: 'empire', requestsPerHour: null });
		expect(await kit.client.call('getAccess', {})).toMatchObject({ role: 'admin', tier: null });
	});

	it('cannot make itself more than it is', async () => {
		const wish = postJson({ name: 'more', role: 'admin' });
		expect((await fetchWith(kit, keys.get('operator') ?? '', '/v1/api-keys', wish)).status).toBe(403);
	});
});
