import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { networkOf } from '../../../render-node/src/adapters/rate-limit/network-of.js';
import { fetchWith, newKey, problemOf } from '../../kits/access.js';
import { startServiceKit, type ServiceKit } from '../../kits/service.js';

let kit: ServiceKit;
beforeAll(async () => {
	kit = await startServiceKit({ env: { SHOWRUNNER_TRUSTED_PROXIES: 'loopback' } });
});
afterAll(async () => kit.stop());

const from = (address: string, key: string) =>
	fetchWith(kit, key, '/v1/access', { headers: { authorization: `Bearer ${key}`, 'x-forwarded-for': address } });

describe('wrong keys', () => {
	it('are looked at no more after twenty from one address, and a right one from there still works', async () => {
		const { secret } = await newKey(kit);
		const { secret: unused } = await newKey(kit);
		expect((await from('203.0.113.7', secret)).status).toBe(200);
		const statuses: number[] = [];
		for (let count = 0; count < 22; count++) statuses.push((await from('203.0.113.7', `guess-${count}`)).status);
		expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 401));
		expect(statuses.slice(20)).toEqual([429, 429]);
		const refused = await from('203.0.113.7', unused);
		expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
		expect(await problemOf(refused)).toMatchObject({ type: 'too-many-failed-logins', status: 429 });
		expect((await from('203.0.113.7', secret)).status).toBe(200);
		expect((await from('203.0.113.8', unused)).status).toBe(200);
	});

	it('are not those that were right once, as from workflows whose key has ended', async () => {
		const [ended, next] = [await newKey(kit), await newKey(kit)];
		await kit.client.call('revokeApiKey', { params: { keyId: ended.id } });
		for (let count = 0; count < 21; count++) expect((await from('203.0.113.9', ended.secret)).status).toBe(401);
		expect((await from('203.0.113.9', next.secret)).status).toBe(200);
	});

	it('count for a whole IPv6 network, which is one caller', async () => {
		for (let count = 0; count < 20; count++) await from(`2001:db8:1:2::${count}`, 'wrong');
		expect((await from('2001:db8:1:2:ffff::9', 'wrong')).status).toBe(429);
		expect((await from('2001:db8:1:3::1', 'wrong')).status).toBe(401);
	});
});

describe('the network of an address', () => {
	it.each([
		['10.1.2.3', '10.1.2.3'],
		['::ffff:10.1.2.3', '10.1.2.3'],
		['2001:db8:0:7::1', '2001:db8:0:7'],
		['2001:0DB8::1', '2001:db8:0:0'],
		['::1', '0:0:0:0'],
		['fe80::1%eth0', 'fe80:0:0:0'],
		['1:2:3:4:5:6:7:8', '1:2:3:4'],
	])('of %s is %s', (address, network) => {
		expect(networkOf(address)).toBe(network);
	});
});
