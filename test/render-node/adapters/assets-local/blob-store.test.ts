import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { createBlobStore } from '../../../../render-node/src/adapters/assets-local/blob-store.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const folder = temporaryFolder('blobs');
afterAll(() => folder.remove());
const bytes = randomBytes(300_000);
const assetId = createHash('sha256').update(bytes).digest('hex');
async function* inChunks(size: number) {
	for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const staged = () => readdirSync(path.join(folder.path, 'staging'));

describe('blob store', () => {
	it('names bytes by their SHA-256 once they are committed', async () => {
		const store = await createBlobStore(folder.path, 0);
		const blob = await store.stageStream(inChunks(7_000), 1_000_000);
		expect(blob).toMatchObject({ assetId, sizeBytes: bytes.length });
		expect(await store.path(assetId)).toBeNull();
		await store.commit(blob);
		await store.commit(blob);
		await store.discard(blob);
		expect(readFileSync((await store.path(assetId)) ?? '')).toEqual(bytes);
		expect(staged()).toEqual([]);
	});

	it('takes a file over', async () => {
		const store = await createBlobStore(folder.path, 0);
		const file = path.join(folder.path, 'rendered.bin');
		writeFileSync(file, bytes);
		const blob = await store.stageFile(file);
		expect(blob.assetId).toBe(assetId);
		expect(() => readFileSync(file)).toThrow('ENOENT');
	});

	it('refuses a stream that is too long, and keeps nothing of it', async () => {
		const store = await createBlobStore(folder.path, 0);
		await expect(store.stageStream(inChunks(1_000), 5_000)).rejects.toMatchObject({
			problem: { type: 'upload-too-large', status: 413, detail: expect.stringContaining('5000') },
		});
		expect(staged()).toEqual([]);
	});

	it('sweeps what a killed process left half done', async () => {
		writeFileSync(path.join(folder.path, 'staging', 'half'), 'half');
		await createBlobStore(folder.path, 0);
		expect(staged()).toEqual([]);
	});

	it('forgets what is removed', async () => {
		const store = await createBlobStore(folder.path, 0);
		await store.remove(assetId);
		expect(await store.path(assetId)).toBeNull();
	});
});
