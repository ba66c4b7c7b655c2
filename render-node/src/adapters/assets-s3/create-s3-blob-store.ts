import path from 'node:path';
import { DeleteObjectCommand, GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { BlobFacts, BlobStore, LinkWish, StagedBlob } from '../../domain/blob-store.js';
import type { Log } from '../../domain/ports.js';
import { createStaging } from '../assets-local/staging.js';
import { fetchObject } from './fetch-object.js';
import { assertBucket } from './assert-bucket.js';
import { headObject } from './head-object.js';
import { listObjects } from './list-objects.js';
import { createObjectCache, type ObjectCache } from './object-cache.js';
import { createPutObject } from './put-object.js';
import { readObject } from './read-object.js';
import { keyOf, type S3Limits, type S3Place } from './s3-place.js';
import { tellingProblems } from './storage-problems.js';

export type S3StoreOptions = {
	client: S3Client;
	place: S3Place;
	limits: S3Limits;
	/** Folder of this machine for what is on its way and for what was fetched. */
	folder: string;
	/** Left out: one in `folder`, for a service that works there alone. */
	stagingFolder?: string | undefined;
	cacheMaxBytes: number;
	sweepAfterMs: number;
	/** Whether objects are tagged with where they come from. */
	tagged: boolean;
	log: Log;
};

type Source = Pick<S3StoreOptions, 'client' | 'place' | 'limits'>;

function presign({ client, place }: Source, assetId: string, { expiresAt, mediaType, disposition }: LinkWish) {
	const command = new GetObjectCommand({
		Bucket: place.bucket,
		Key: keyOf(place, assetId),
		ResponseContentType: mediaType,
		ResponseContentDisposition: disposition,
	});
	const expiresIn = Math.max(1, Math.ceil((expiresAt.getTime() - Date.now()) / 1000));
	return tellingProblems(place, () => getSignedUrl(client, command, { expiresIn }));
}

/** Fetches what is not here; those who want the same object at once wait for one fetch. */
function createFetcher(source: Source, cache: ObjectCache) {
	const coming = new Map<string, Promise<boolean>>();
	const fetch = async (assetId: string) => {
		const sizeBytes = await headObject(source, assetId);
		if (sizeBytes === null) return false;
		await cache.fill(assetId, sizeBytes, (file) => fetchObject(source, assetId, sizeBytes, file));
		return true;
	};
	return (assetId: string) => {
		const begun = coming.get(assetId) ?? fetch(assetId).finally(() => coming.delete(assetId));
		coming.set(assetId, begun);
		return begun;
	};
}

/** Between fetch and hold, others may push an object out of a cache that is too small for all of them. */
const holdTries = 3;

function createPathFinder(cache: ObjectCache, fetch: (assetId: string) => Promise<boolean>) {
	return async (assetId: string, holder?: string) => {
		for (let tries = 1; ; tries++) {
			const found = await cache.find(assetId);
			const place = found === null || holder === undefined ? found : await cache.hold(assetId, holder);
			if (place !== null) return place;
			if (tries > holdTries || !(await fetch(assetId))) return null;
		}
	};
}

/** Bytes as objects `sha256/…` of a bucket; this machine keeps those that it used last. */
export async function createS3BlobStore(options: S3StoreOptions): Promise<BlobStore> {
	const { client, place, limits, folder, sweepAfterMs, log } = options;
	const source: Source = { client, place, limits };
	const staging = await createStaging(options.stagingFolder ?? path.join(folder, 'staging'), sweepAfterMs);
	const cacheFolder = path.join(folder, 'cache');
	const cache = await createObjectCache(cacheFolder, { maxBytes: options.cacheMaxBytes, sweepAfterMs, log });
	const put = createPutObject(client, place, limits, options.tagged);
	const commit = async (blob: StagedBlob, facts: BlobFacts) => {
		const there = await headObject(source, blob.assetId);
		// An object of another length is none of this name: it is replaced.
		if (there !== blob.sizeBytes) await tellingProblems(place, () => put(blob, facts, there !== null));
		await cache.adopt(blob.assetId, blob.path);
	};
	return {
		...staging,
		commit,
		sizeOf: (assetId) => headObject(source, assetId),
		path: createPathFinder(cache, createFetcher(source, cache)),
		nearby: (assetId) => cache.find(assetId),
		read: (assetId, range) => readObject(client, place, assetId, range),
		link: (assetId, wish) => presign(source, assetId, wish),
		async remove(assetId) {
			const command = new DeleteObjectCommand({ Bucket: place.bucket, Key: keyOf(place, assetId) });
			await tellingProblems(place, () => client.send(command));
			await cache.drop(assetId);
		},
		list: () => listObjects(client, place),
		assertReady: () => assertBucket(source),
	};
}
