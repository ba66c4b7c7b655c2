import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { openSecrets } from '../../render-node/src/secrets.js';
import { temporaryFolder } from '../kits/temporary-folder.js';

const folder = temporaryFolder('secrets');
afterAll(() => folder.remove());

const set = { apiKeys: ['a-key-of-your-own'], linkSecret: 'one-secret-for-every-replica-0123' };

describe('the secrets of a service', () => {
	it('are those that were set, so that machines without a disk in common take the same links', async () => {
		const { linkSecret, apiKeys } = await openSecrets({ ...set, dataDir: folder.path });
		expect([linkSecret.toString(), apiKeys]).toEqual([set.linkSecret, set.apiKeys]);
		expect(readdirSync(folder.path)).toEqual([]);
	});

	it('are made once and kept where none are set', async () => {
		const none = { apiKeys: [], linkSecret: null, dataDir: folder.path };
		const [first, second] = [await openSecrets(none), await openSecrets(none)];
		expect(second).toEqual(first);
		expect(readFileSync(path.join(folder.path, 'link-secret'), 'utf8').trim()).toBe(first.linkSecret.toString());
		expect(first.apiKeys[0]).not.toBe(first.linkSecret.toString());
	});
});
