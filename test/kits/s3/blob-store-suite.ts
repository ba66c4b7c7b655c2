import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { BlobStore } from '../../../render-node/src/domain/blob-store.js';
import { temporaryFolder } from '../temporary-folder.js';

export type BlobStoreRig = {
	/** A store of one machine: what is stored through one is found through the others. */
	open(folder: string): Promise<BlobStore>;
	stop(): Promise<void>;
};

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
export const someFacts = { mediaType: 'application/octet-stream', origin: 'uploaded' };

export async function* inChunks(bytes: Uint8Array, size = 65_536) {
	for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export async function gather(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of source) chunks.push(chunk);
	return Buffer.concat(chunks);
}

export async function put(store: BlobStore, bytes: Uint8Array, facts = someFacts): Promise<string> {
	const blob = await store.stageStream(inChunks(bytes), 2 ** 30);
	await store.commit(blob, facts);
	await store.discard(blob);
	return blob.assetId;
}

/** What every store of assets keeps, on whatever it lies. To be called within a `describe`. */
export function blobStoreSuite(startRig: () => Promise<BlobStoreRig>): void {
	const folder = temporaryFolder('blob-suite');
	let rig: BlobStoreRig;
	let store: BlobStore;
	const bytes = randomBytes(300_000);
	const assetId = sha256(bytes);
	beforeAll(async () => {
		rig = await startRig();
		store = await rig.open(folder.path);
	});
	afterAll(async () => {
		await rig?.stop();
		folder.remove();
	});
	const staged = () => readdirSync(path.join(folder.path, 'assets', 'staging'));

	it('names bytes by their SHA-256 once they are committed, however often', async () => {
		const blob = await store.stageStream(inChunks(bytes, 7_000), 1_000_000);
		expect(blob).toMatchObject({ assetId, sizeBytes: bytes.length });
		expect(await store.sizeOf(assetId)).toBeNull();
		expect(await store.path(assetId)).toBeNull();
		await store.commit(blob, someFacts);
		await store.commit(blob, someFacts);
		await store.discard(blob);
		expect(await store.sizeOf(assetId)).toBe(bytes.length);
		expect(readFileSync((await store.path(assetId)) ?? '')).toEqual(bytes);
		expect(staged()).toEqual([]);
	});

	it('takes a file over', async () => {
		const file = path.join(folder.path, 'rendered.bin');
		writeFileSync(file, bytes);
		const blob = await store.stageFile(file);
		expect(blob.assetId).toBe(assetId);
		expect(existsSync(file)).toBe(false);
		await store.discard(blob);
	});

	it('refuses a stream that is too long, and keeps nothing of it', async () => {
		await expect(store.stageStream(inChunks(bytes, 1_000), 5_000)).rejects.toMatchObject({
			problem: { type: 'upload-too-large', status: 413, detail: expect.stringContaining('5000') },
		});
		expect(staged()).toEqual([]);
	});

	it('keeps nothing of a stream that breaks', async () => {
		async function* breaking() {
			yield bytes.subarray(0, 1_000);
			throw new Error('the caller hung up');
		}
		await expect(store.stageStream(breaking(), 1_000_000)).rejects.toThrow('hung up');
		expect(staged()).toEqual([]);
	});

	it('reads the whole and parts', async () => {
		expect(await gather(store.read(assetId))).toEqual(bytes);
		expect(await gather(store.read(assetId, { first: 1_000, last: 1_999 }))).toEqual(bytes.subarray(1_000, 2_000));
		const end = { first: bytes.length - 5, last: bytes.length - 1 };
		expect(await gather(store.read(assetId, end))).toEqual(bytes.subarray(-5));
		await expect(gather(store.read('0'.repeat(64)))).rejects.toMatchObject({ problem: { type: 'blob-missing' } });
	});

	it('holds a file for a job', async () => {
		const holder = path.join(folder.path, 'jobs', randomUUID());
		mkdirSync(holder, { recursive: true });
		const place = await store.path(assetId, path.join(holder, 'held'));
		expect(await store.path(assetId, path.join(holder, 'held'))).toBe(place);
		expect(readFileSync(place ?? '')).toEqual(bytes);
	});

	it('lists what is stored', async () => {
		const other = await put(store, randomBytes(10));
		const found = new Map<string, number>();
		for await (const { assetId: id, sizeBytes } of store.list()) found.set(id, sizeBytes);
		expect(found).toEqual(
			new Map([
				[assetId, bytes.length],
				[other, 10],
			]),
		);
	});

	it('sweeps what a killed process left half done', async () => {
		writeFileSync(path.join(folder.path, 'assets', 'staging', 'half'), 'half');
		await rig.open(folder.path);
		expect(staged()).toEqual([]);
	});

	it('says that it is ready', async () => {
		await expect(store.assertReady()).resolves.toBeUndefined();
	});

	it('forgets what is removed, and takes it anew', async () => {
		await store.remove(assetId);
		await store.remove(assetId);
		expect(await store.path(assetId)).toBeNull();
		expect(await store.sizeOf(assetId)).toBeNull();
		expect(await put(store, bytes)).toBe(assetId);
		expect(readFileSync((await store.path(assetId)) ?? '')).toEqual(bytes);
	});
}
