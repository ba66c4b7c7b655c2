import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createBlobStore } from '../../../../render-node/src/adapters/assets-local/blob-store.js';
import { gather, inChunks, put } from '../../../kits/s3/blob-store-suite.js';
import { openS3Store } from '../../../kits/s3/open-s3-store.js';
import { makeBucket, type S3Server } from '../../../kits/s3/s3-server.js';
import { startS3rver } from '../../../kits/s3/start-s3rver.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const MiB = 1024 ** 2;
const folder = temporaryFolder('full');
const small = path.join(folder.path, 'small');
mkdirSync(small);
/** A disk of two megabytes; only root can make one. */
const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', small]).status === 0;
const describeFull = isMounted ? describe : describe.skip;
afterAll(() => {
	if (isMounted) spawnSync('umount', [small]);
	folder.remove();
});

const full = { problem: { type: 'disk-full', status: 507, kind: 'temporarily-unavailable' } };

describeFull('a full disk', () => {
	const bytes = randomBytes(100_000);

	it('takes no upload that does not fit, keeps nothing of it, and takes what fits', async () => {
		const store = await createBlobStore(path.join(small, 'assets'), 0);
		await expect(store.stageStream(inChunks(randomBytes(3 * MiB)), 2 ** 30)).rejects.toMatchObject(full);
		expect(readdirSync(path.join(small, 'assets', 'staging'))).toEqual([]);
		const elsewhere = path.join(folder.path, 'rendered');
		writeFileSync(elsewhere, randomBytes(3 * MiB));
		await expect(store.stageFile(elsewhere)).rejects.toMatchObject(full);
		expect(readdirSync(path.join(small, 'assets', 'staging'))).toEqual([]);
		const assetId = await put(store, bytes);
		expect(await gather(store.read(assetId))).toEqual(bytes);
	});

	describe('before S3', () => {
		let server: S3Server;
		beforeAll(async () => {
			server = await startS3rver();
			await makeBucket(server.endpoint, 'assets');
		});
		afterAll(async () => server.stop());

		it('fetches nothing that does not fit, keeps nothing of it, and still streams it', async () => {
			const large = randomBytes(3 * MiB);
			const one = await openS3Store(server.endpoint, { folder: path.join(folder.path, 'roomy') });
			const assetId = await put(one.store, large);
			const other = await openS3Store(server.endpoint, { folder: path.join(small, 'other') });
			await expect(other.store.path(assetId)).rejects.toMatchObject(full);
			const cache = path.join(small, 'other', 'assets', 'cache');
			expect([readdirSync(path.join(cache, 'incoming')), readdirSync(path.join(cache, 'sha256'))]).toEqual([[], []]);
			expect((await gather(other.store.read(assetId))).equals(large)).toBe(true);
			expect(await other.store.path(await put(one.store, bytes))).toEqual(expect.any(String));
			one.client.destroy();
			other.client.destroy();
		});
	});
});
