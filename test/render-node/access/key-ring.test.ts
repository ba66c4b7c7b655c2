import { describe, expect, it } from '@jest/globals';
import { createKeyRing } from '../../../render-node/src/application/access/create-key-ring.js';
import type { ApiKeyRecord } from '../../../render-node/src/domain/access/api-key-record.js';
import { formOfKey, keyPrefix, newKeyText } from '../../../render-node/src/domain/access/key-text.js';
import { keyHash } from '../../../render-node/src/domain/signing/api-keys.js';
import type { Repositories } from '../../../render-node/src/domain/store/store.js';
import type { Change } from '../../../render-node/src/domain/change-bus.js';
import { silentLog } from '../../kits/silent-log.js';

const begun = Date.parse('2026-11-01T00:00:00Z');
const record = (key: string, change: Partial<ApiKeyRecord> = {}): ApiKeyRecord => ({
	...{ id: keyHash(key).slice(0, 8), name: 'n', prefix: keyPrefix(key), keyHash: keyHash(key) },
	...{ role: 'operator', tier: 'free', familyId: 'f', replacedById: null, createdBy: 'x' },
	...{ createdAt: new Date(begun), expiresAt: null, revokedAt: null, lastUsedAt: new Date(begun + 1e9) },
	...change,
});

/** A ring on keys that a test changes under it. */
function ringOf(records: ApiKeyRecord[], ownKeys: string[] = []) {
	let [reads, now] = [0, begun];
	const listeners: ((change: Change) => void)[] = [];
	const store = {
		apiKeys: {
			all: async () => {
				reads += 1;
				return [...records];
			},
			touch: async () => undefined,
		},
		transaction: async (work: (books: Repositories) => Promise<unknown>) => work(store),
	} as unknown as Parameters<typeof createKeyRing>[0]['store'] & Repositories;
	const ring = createKeyRing(
		{
			store,
			bus: {
				subscribe(listener) {
					listeners.push(listener);
					return () => undefined;
				},
			},
			clock: { now: () => new Date(now) },
			log: silentLog(),
		},
		ownKeys,
	);
	return {
		ring,
		reads: () => reads,
		pass: (ms: number) => (now += ms),
		tell: () => listeners.forEach((listener) => listener({ kind: 'access' })),
	};
}

describe('the text of a key', () => {
	it('is told from a damaged one and from a foreign one', () => {
		for (let count = 0; count < 200; count++) {
			const key = newKeyText();
			expect(key).toHaveLength(57);
			expect(formOfKey(key)).toBe('whole');
			const at = 8 + (count % 49);
			const other = key[at] === 'a' ? 'b' : 'a';
			expect(formOfKey(key.slice(0, at) + other + key.slice(at + 1))).toBe('damaged');
		}
		expect(formOfKey('some-key-of-the-environment')).toBe('foreign');
		expect(formOfKey('sr_live_')).toBe('damaged');
	});
});

describe('the ring of keys', () => {
	it('reads the store once for many requests, and again when keys have changed', async () => {
		const key = newKeyText();
		const records = [record(key)];
		const { ring, reads, tell } = ringOf(records);
		for (let count = 0; count < 50; count++) await ring.judge(key);
		await Promise.all(Array.from({ length: 50 }, () => ring.judge(key)));
		expect(reads()).toBe(1);
		records[0] = record(key, { revokedAt: new Date(begun) });
		tell();
		expect(await ring.judge(key)).toEqual({ refused: 'revoked' });
		expect(reads()).toBe(2);
	});

	it('asks the store once more before it says that a key is unknown, and never for what cannot be one', async () => {
		const { ring, reads } = ringOf([], ['the-key-of-the-environment']);
		expect(await ring.judge('not-a-key')).toEqual({ refused: 'unknown' });
		expect(await ring.judge(`${newKeyText()}0`)).toEqual({ refused: 'damaged' });
		expect(reads()).toBe(0);
		expect(await ring.judge(newKeyText())).toEqual({ refused: 'unknown' });
		expect(reads()).toBe(2);
	});

	it('compares the whole key: one with the same beginning is another', async () => {
		const key = newKeyText();
		let twin = newKeyText();
		const records = [record(key)];
		records.push(record(twin, { prefix: keyPrefix(key), role: 'admin' }));
		const { ring } = ringOf(records);
		expect(await ring.judge(key)).toMatchObject({ caller: { role: 'operator' } });
		twin = newKeyText();
		expect(await ring.judge(twin)).toEqual({ refused: 'unknown' });
	});

	it('lets a key go when its time is over, without being told', async () => {
		const key = newKeyText();
		const { ring, pass } = ringOf([record(key, { expiresAt: new Date(begun + 1_000) })]);
		pass(999);
		expect(await ring.judge(key)).toMatchObject({ caller: { account: { tier: 'free', familyId: 'f' } } });
		pass(1);
		expect(await ring.judge(key)).toEqual({ refused: 'expired' });
	});

	it('signs with all valid keys of a family, the newest first', async () => {
		const [gone, old, fresh, stranger] = [newKeyText(), newKeyText(), newKeyText(), newKeyText()];
		const { ring, pass } = ringOf([
			record(gone, { revokedAt: new Date(begun) }),
			record(old, { createdAt: new Date(begun + 1), expiresAt: new Date(begun + 1_000) }),
			record(fresh, { createdAt: new Date(begun + 2) }),
			record(stranger, { familyId: 'other' }),
		]);
		for (const key of [gone, old, fresh])
			expect(await ring.signersFor(keyHash(key))).toEqual([keyHash(fresh), keyHash(old)]);
		pass(1_000);
		expect(await ring.signersFor(keyHash(old))).toEqual([keyHash(fresh)]);
	});

	it('signs with no key once all of a family have ended', async () => {
		const key = newKeyText();
		const { ring } = ringOf([record(key, { revokedAt: new Date(begun) })], ['the-key-of-the-environment']);
		expect(await ring.signersFor(keyHash(key))).toEqual([]);
	});

	it('signs with all keys of the environment for those that are or were there', async () => {
		const own = ['new-key-0123456789', 'old-key-0123456789'];
		const { ring } = ringOf([], own);
		expect(await ring.signersFor(keyHash('old-key-0123456789'))).toEqual(own.map(keyHash));
		expect(await ring.signersFor(keyHash('older-key-that-was-taken-out'))).toEqual(own.map(keyHash));
	});
});
