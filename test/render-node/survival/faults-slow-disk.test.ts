import { createHash, randomBytes } from 'node:crypto';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Asset } from '@showrunner/contract';
import express from 'express';
import { createBlobStore } from '../../../render-node/src/adapters/assets-local/blob-store.js';
import { uploadAsset } from '../../../render-node/src/application/assets/upload-asset.js';
import type { BlobStore } from '../../../render-node/src/domain/blob-store.js';
import { serve, type Serving } from '../../../render-node/src/http/serve.js';
import { eventually, signalled } from '../../kits/patience.js';
import { temporaryFolder } from '../../kits/temporary-folder.js';
import { openTimedBooks, type TimedBooks } from '../../kits/timed-books.js';
import { filesBeneath } from './what-is-left.js';

const folder = temporaryFolder('slow-disk');
const chunkDelayMs = 20;
let books: TimedBooks;
let disk: BlobStore;
let serving: Serving;
/** Bytes get their name no sooner than this resolves. */
let synced: Promise<void> = Promise.resolve();
const committing = { now: 0 };

async function* slowly(source: AsyncIterable<Uint8Array>) {
	for await (const chunk of source) {
		await sleep(chunkDelayMs);
		yield chunk;
	}
}
const slow = (blobs: BlobStore): BlobStore => ({
	...blobs,
	stageStream: (source, maxBytes) => blobs.stageStream(slowly(source), maxBytes),
	async commit(blob, facts) {
		committing.now += 1;
		await synced;
		await blobs.commit(blob, facts);
	},
});

async function startServing(): Promise<Serving> {
	const app = express();
	const deps = { ...books.deps, blobs: slow(disk), probeMedia: async () => null };
	app.post('/assets', async (request, response) => {
		const upload = { name: 'a', mediaType: 'application/octet-stream', source: request, maxBytes: 10_000_000 };
		response.status(201).json(await uploadAsset(deps, upload));
	});
	return serve(app, '127.0.0.1', 0);
}
const send = (bytes: Uint8Array) =>
	fetch(`http://127.0.0.1:${serving.port}/assets`, { method: 'POST', body: Buffer.from(bytes) });
const idOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
async function bytesOf(assetId: string): Promise<Buffer> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of disk.read(assetId)) chunks.push(chunk);
	return Buffer.concat(chunks);
}
const staged = () => filesBeneath(path.join(folder.path, 'staging'));

beforeAll(async () => {
	books = await openTimedBooks();
	disk = await createBlobStore(folder.path, 0);
});
beforeEach(async () => {
	synced = Promise.resolve();
	committing.now = 0;
	serving = await startServing();
});
afterAll(async () => {
	await books.stop();
	folder.remove();
});

describe('a disk that is slow', () => {
	it('takes every upload whole', async () => {
		const files = [1, 2, 3, 4].map(() => randomBytes(700_000));
		const answers = await Promise.all(files.map(send));
		for (const [at, answer] of answers.entries()) {
			const file = files[at] ?? Buffer.alloc(0);
			expect(answer.status).toBe(201);
			expect(await answer.json()).toMatchObject({ id: idOf(file), sizeBytes: file.length } satisfies Partial<Asset>);
			expect((await bytesOf(idOf(file))).equals(file)).toBe(true);
		}
		expect(staged()).toEqual([]);
		await serving.close(1_000);
	});

	it('lets a shutdown wait for an upload that has begun', async () => {
		const gate = signalled();
		synced = gate.promise;
		const file = randomBytes(100_000);
		const sending = send(file);
		await eventually('the commit', async () => committing.now > 0);
		const closing = serving.close(60_000);
		await expect(send(file)).rejects.toThrow('fetch failed');
		gate.resolve();
		const answer = await sending;
		expect(answer.status).toBe(201);
		expect((await bytesOf(idOf(file))).equals(file)).toBe(true);
		await closing;
	});

	it('holds a shutdown up no longer than its limit, and leaves all of the bytes or none', async () => {
		const gate = signalled();
		synced = gate.promise;
		const file = randomBytes(100_000);
		const sending = send(file).then(
			() => 'answered',
			() => 'cut off',
		);
		await eventually('the commit', async () => committing.now > 0);
		// The disk has not moved when the service has closed.
		await serving.close(200);
		expect(await sending).toBe('cut off');
		expect(await disk.sizeOf(idOf(file))).toBeNull();
		gate.resolve();
		await eventually('the disk to come to it', async () => (await disk.sizeOf(idOf(file))) === file.length);
		await eventually('the end of staging', async () => staged().length === 0);
		serving = await startServing();
		expect(await (await send(file)).json()).toMatchObject({ id: idOf(file), sizeBytes: file.length });
		await serving.close(1_000);
	});
});
