import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import type { S3Client } from '@aws-sdk/client-s3';
import type { ByteRange } from '../../domain/blob-store.js';
import { Refusal } from '../../domain/refusal.js';
import { hashFile } from '../assets-local/hash-file.js';
import { readObject } from './read-object.js';
import { keyOf, type S3Limits, type S3Place } from './s3-place.js';

const corrupt = (place: S3Place, assetId: string, found: string) =>
	new Refusal({
		type: 'asset-corrupt',
		title: 'The bytes in the store are not those of the asset',
		status: 500,
		kind: 'defect',
		detail: `${keyOf(place, assetId)} in bucket ${place.bucket} has the SHA-256 ${found}`,
		fix: 'Delete that object and upload the file again; render-node assets verify --hash all finds others like it',
	});

function partsOf(sizeBytes: number, partBytes: number): ByteRange[] {
	const count = Math.ceil(sizeBytes / partBytes);
	return Array.from({ length: count }, (_, n) => ({
		first: n * partBytes,
		last: Math.min((n + 1) * partBytes, sizeBytes) - 1,
	}));
}

type Source = { client: S3Client; place: S3Place; limits: S3Limits };

async function fetchAtOnce({ client, place }: Source, assetId: string, handle: FileHandle): Promise<string> {
	const hash = createHash('sha256');
	for await (const chunk of readObject(client, place, assetId)) {
		hash.update(chunk);
		await handle.writeFile(chunk);
	}
	return hash.digest('hex');
}

async function fetchParts(source: Source, assetId: string, handle: FileHandle, parts: ByteRange[]): Promise<void> {
	const waiting = [...parts];
	const { client, place, limits } = source;
	const work = async () => {
		for (let part = waiting.shift(); part; part = waiting.shift()) {
			let at = part.first;
			for await (const chunk of readObject(client, place, assetId, part)) {
				await handle.write(chunk, 0, chunk.byteLength, at);
				at += chunk.byteLength;
			}
		}
	};
	const workers = Array.from({ length: Math.min(limits.transfers, parts.length) }, async () => {
		try {
			await work();
		} catch (error) {
			waiting.length = 0;
			throw error;
		}
	});
	// The file is closed behind this: whoever still writes has to be waited for.
	const ends = await Promise.allSettled(workers);
	const failed = ends.find((end) => end.status === 'rejected');
	if (failed) throw failed.reason;
}

/**
 * Fetches an object into a new file, large ones in ranges side by side.
 * @throws Refusal `asset-corrupt` where the bytes are not those that the id names
 */
export async function fetchObject(source: Source, assetId: string, sizeBytes: number, file: string): Promise<void> {
	const parts = partsOf(sizeBytes, source.limits.partBytes);
	const handle = await open(file, 'wx', 0o600);
	let found = '';
	try {
		if (parts.length <= 1) found = await fetchAtOnce(source, assetId, handle);
		else await fetchParts(source, assetId, handle, parts);
	} finally {
		await handle.close();
	}
	if (parts.length > 1) found = await hashFile(file);
	if (found !== assetId) throw corrupt(source.place, assetId, found);
}
