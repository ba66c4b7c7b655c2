import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createBlobStore } from '../../../render-node/src/adapters/assets-local/blob-store.js';
import { pooled } from '../../../render-node/src/adapters/backup/manifest.js';
import { poolAsset } from '../../../render-node/src/adapters/backup/pool-asset.js';
import type { BlobStore } from '../../../render-node/src/domain/blob-store.js';
import { temporaryFolder } from '../../kits/temporary-folder.js';

const folder = temporaryFolder('pool');
const going = new AbortController().signal;
let blobs: BlobStore;
let asset: { id: string; sizeBytes: number };
beforeAll(async () => {
	blobs = await createBlobStore(path.join(folder.path, 'assets'), 0);
	const staged = await blobs.stageStream(Readable.from([Buffer.from('bytes')]), 100);
	await blobs.commit(staged, { mediaType: 'text/plain', origin: 'uploaded' });
	await blobs.discard(staged);
	asset = { id: staged.assetId, sizeBytes: staged.sizeBytes };
});
afterAll(() => folder.remove());

const names = async () => statSync((await blobs.nearby(asset.id)) ?? '').nlink;

describe('the pool of backups', () => {
	it('has a copy of what lies in a cache, which could not drop a file with a second name', async () => {
		const pool = path.join(folder.path, 'of-a-cache');
		expect(await poolAsset({ blobs, owned: false }, pool, asset, going)).toBe('added');
		expect(readFileSync(pooled(pool, asset.id), 'utf8')).toBe('bytes');
		expect(await names()).toBe(1);
		expect(await poolAsset({ blobs, owned: false }, pool, asset, going)).toBe('known');
	});

	it('shares what lies on the disk of the service', async () => {
		const pool = path.join(folder.path, 'of-a-disk');
		expect(await poolAsset({ blobs, owned: true }, pool, asset, going)).toBe('added');
		expect(await names()).toBe(2);
	});

	it('does without an asset that is deleted while it is read', async () => {
		const fleeting: BlobStore = { ...blobs, sizeOf: async () => 5, nearby: async () => null };
		const gone = { id: '0'.repeat(64), sizeBytes: 5 };
		expect(await poolAsset({ blobs: fleeting, owned: true }, path.join(folder.path, 'third'), gone, going)).toBe(
			'gone',
		);
	});
});
