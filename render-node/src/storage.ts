import path from 'node:path';
import { createBlobStore } from './adapters/assets-local/blob-store.js';
import { createS3BlobStore } from './adapters/assets-s3/create-s3-blob-store.js';
import { createS3Client } from './adapters/assets-s3/create-s3-client.js';
import { applyLifecycle } from './adapters/assets-s3/lifecycle.js';
import type { S3Place } from './adapters/assets-s3/s3-place.js';
import type { Config } from './config.js';
import type { BlobStore } from './domain/blob-store.js';
import type { Log } from './domain/ports.js';
import { Refusal } from './domain/refusal.js';

export type StorageGround = {
	config: Config;
	log: Log;
	sweepAfterMs: number;
	/** For bytes that have no name yet; left out: one in the folder of the assets. */
	stagingFolder?: string;
};

const limitsOf = ({ storageTransfers, storagePartBytes, storageTimeoutMs }: Config) => ({
	transfers: storageTransfers,
	partBytes: storagePartBytes,
	timeoutMs: storageTimeoutMs,
});

const keysOf = ({ storageKeyId, storageSecret }: Config) =>
	storageKeyId !== null && storageSecret !== null
		? { accessKeyId: storageKeyId, secretAccessKey: storageSecret }
		: null;

/** The store of a place; null: the disk of the data directory. */
export async function openBlobs(
	{ config, log, sweepAfterMs, stagingFolder }: StorageGround,
	place: S3Place | null,
): Promise<{ blobs: BlobStore; close(): void }> {
	const folder = path.join(config.dataDir, 'assets');
	if (place === null)
		return { blobs: await createBlobStore(folder, sweepAfterMs, stagingFolder), close: () => undefined };
	const limits = limitsOf(config);
	const client = createS3Client(place, limits, keysOf(config));
	const blobs = await createS3BlobStore({
		...{ client, place, limits, folder, stagingFolder, sweepAfterMs, log },
		cacheMaxBytes: config.storageCacheMaxBytes,
		tagged: config.coolAfterDays > 0,
	});
	return { blobs, close: () => client.destroy() };
}

/** Sets the rules of the bucket; a server that has none, or keeps us from it, is named and goes on without. */
async function setStorageRules(config: Config, log: Log): Promise<void> {
	const { storage, storageRules, coolAfterDays, coolClass } = config;
	if (storage === null || storageRules === 'off') return;
	const client = createS3Client(storage, limitsOf(config), keysOf(config));
	try {
		const cool = coolAfterDays > 0 ? { afterDays: coolAfterDays, storageClass: coolClass } : null;
		await applyLifecycle(client, storage, { cool });
	} catch (error) {
		const { title, detail } = error instanceof Refusal ? error.problem : { title: String(error) };
		log.warn(
			{ title, detail, field: 'SHOWRUNNER_STORAGE_RULES' },
			"the bucket's lifecycle rules were not set: uploads that broke off stay there until somebody removes them",
		);
	} finally {
		client.destroy();
	}
}

/** @throws Refusal where the settings cannot work; a store that is away for now is only told of */
export async function prepareStorage(config: Config, blobs: BlobStore, log: Log): Promise<void> {
	try {
		await blobs.assertReady();
		await setStorageRules(config, log);
	} catch (error) {
		if (!(error instanceof Refusal) || error.problem.kind !== 'temporarily-unavailable') throw error;
		log.warn({ detail: error.problem.detail }, 'the store of the assets is away; the service starts without it');
	}
}

/** For people: where assets lie. */
export const describeStorage = ({ storage, dataDir }: Config): string =>
	storage === null
		? `the disk, in ${path.join(dataDir, 'assets')}`
		: `bucket ${storage.bucket} at ${storage.endpoint ?? `AWS ${storage.region}`}`;
