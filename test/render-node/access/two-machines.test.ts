import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fetchWith, newKey, problemOf } from '../../kits/access.js';
import { eventually } from '../../kits/patience.js';
import { startTwoServices, type TwoServices } from '../../kits/two-services.js';

const limit = 20;
let two: TwoServices | null = null;
beforeAll(async () => {
	two = await startTwoServices({ env: { SHOWRUNNER_REQUESTS_FREE: String(limit) } });
	if (!two) console.warn('No PostgreSQL server was found: tests of two machines are skipped');
});
afterAll(async () => two?.stop());

const accessAt = (at: 0 | 1, key: string) => {
	if (!two) throw new Error('no services');
	return fetchWith(two.kits[at], key, '/v1/access');
};
/** Runs only where there are two machines. */
const withTwo = (name: string, check: (services: TwoServices) => Promise<void>) =>
	it(name, async () => {
		if (two) await check(two);
	});

describe('a key', () => {
	withTwo('that was made on one machine works on the other at once', async ({ kits: [first] }) => {
		for (let round = 0; round < 5; round++) {
			const { secret } = await newKey(first);
			expect((await accessAt(1, secret)).status).toBe(200);
		}
	});

	withTwo('that was revoked on one machine ends on the other within seconds', async ({ kits: [first] }) => {
		const { id, secret } = await newKey(first);
		expect((await accessAt(1, secret)).status).toBe(200);
		await first.client.call('revokeApiKey', { params: { keyId: id } });
		expect((await accessAt(0, secret)).status).toBe(401);
		await eventually('the end', async () => (await accessAt(1, secret)).status === 401);
	});

	withTwo('is valid on both while it is being rotated', async ({ kits: [first, second] }) => {
		const old = await newKey(first);
		const made = await second.client.call('rotateApiKey', { params: { keyId: old.id }, body: { overlapMs: 60_000 } });
		for (const at of [0, 1] as const) {
			expect((await accessAt(at, made.secret)).status).toBe(200);
			expect((await accessAt(at, old.secret)).status).toBe(200);
		}
	});
});

describe('the budget of requests', () => {
	withTwo('is one over both machines, to the request', async ({ kits: [first] }) => {
		const { secret } = await newKey(first, 'viewer', { tier: 'free' });
		const answers = await Promise.all(
			Array.from({ length: 2 * limit }, (_, at) => accessAt(at % 2 === 0 ? 0 : 1, secret)),
		);
		expect(answers.filter(({ status }) => status === 200)).toHaveLength(limit);
		expect(answers.filter(({ status }) => status === 429)).toHaveLength(limit);
		const refused = await accessAt(1, secret);
		expect(refused.headers.get('ratelimit-policy')).toBe(`"hour";q=${limit};w=3600`);
		expect(refused.headers.get('ratelimit')).toMatch(/^"hour";r=0;t=3[56]\d\d$/);
		expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_500);
		expect(await problemOf(refused)).toMatchObject({ type: 'requests-used-up', kind: 'rate-limited', status: 429 });
	});

	withTwo('can be used up on either, and not by what was refused', async ({ kits: [first] }) => {
		const { secret } = await newKey(first, 'viewer', { tier: 'free' });
		for (let count = 0; count < 3; count++) await accessAt(0, secret);
		for (let left = limit - 4; left >= 0; left--) {
			const answer = await accessAt(1, secret);
			expect(answer.status).toBe(200);
			expect(answer.headers.get('ratelimit')).toContain(`r=${left};`);
		}
		expect((await accessAt(0, secret)).status).toBe(429);
		expect((await accessAt(1, secret)).status).toBe(429);
	});

	withTwo('goes over to the key that takes over', async ({ kits: [first] }) => {
		const { id, secret } = await newKey(first, 'viewer', { tier: 'free' });
		for (let count = 0; count < limit; count++) await accessAt(0, secret);
		const made = await first.client.call('rotateApiKey', { params: { keyId: id }, body: {} });
		expect((await accessAt(1, made.secret)).status).toBe(429);
	});

	withTwo('does not exist for other tiers, the environment and probes', async ({ kits: [first] }) => {
		const { secret } = await newKey(first, 'viewer', { tier: 'empire' });
		for (const path of ['/healthz', '/readyz']) expect((await first.fetch(path)).headers.has('ratelimit')).toBe(false);
		for (let count = 0; count < limit + 2; count++) {
			const answer = await accessAt(0, secret);
			expect(answer.status).toBe(200);
			expect(answer.headers.has('ratelimit')).toBe(false);
		}
		expect((await first.fetch('/v1/access')).headers.has('ratelimit')).toBe(false);
	});
});
