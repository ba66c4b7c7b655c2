import { paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import type { StoredBlob } from '../../domain/blob-store.js';
import { keyOf, type S3Place } from './s3-place.js';
import { storageProblem } from './storage-problems.js';

/** Every asset's object below the prefix; what else lies there is not ours. */
export async function* listObjects(client: S3Client, place: S3Place): AsyncIterable<StoredBlob> {
	const prefix = keyOf(place, '');
	try {
		for await (const page of paginateListObjectsV2({ client }, { Bucket: place.bucket, Prefix: prefix })) {
			for (const { Key = '', Size = 0 } of page.Contents ?? []) {
				const assetId = Key.slice(prefix.length);
				if (/^[0-9a-f]{64}$/.test(assetId)) yield { assetId, sizeBytes: Size };
			}
		}
	} catch (error) {
		throw storageProblem(error, place);
	}
}
