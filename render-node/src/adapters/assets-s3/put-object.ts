import { createReadStream } from 'node:fs';
import { AbortMultipartUploadCommand, type PutObjectCommandInput, type S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { BlobFacts, StagedBlob } from '../../domain/blob-store.js';
import { dispositionOf } from '../../domain/harmless-media.js';
import { keyOf, type S3Limits, type S3Place } from './s3-place.js';
import { isTaken, isUnknownThere } from './storage-problems.js';

/** S3 takes 10,000 parts; a file that needs more gets larger ones. */
const mostParts = 9_000;

export type PutObject = (blob: StagedBlob, facts: BlobFacts, mayOverwrite: boolean) => Promise<void>;

function objectFacts(place: S3Place, blob: StagedBlob, facts: BlobFacts, tagged: boolean) {
	const { encryption, storageClass } = place;
	return {
		Bucket: place.bucket,
		Key: keyOf(place, blob.assetId),
		ContentType: facts.mediaType,
		ContentDisposition: dispositionOf(facts.mediaType),
		CacheControl: 'public, max-age=31536000, immutable',
		...(storageClass !== null && { StorageClass: storageClass as PutObjectCommandInput['StorageClass'] }),
		...(encryption && { ServerSideEncryption: encryption.algorithm }),
		...(encryption?.keyId && { SSEKMSKeyId: encryption.keyId }),
		...(tagged && { Tagging: `showrunner-origin=${encodeURIComponent(facts.origin)}` }),
	} satisfies Partial<PutObjectCommandInput>;
}

/** Where even that fails, the bucket's rule for uploads that broke off removes them after days. */
async function takeBack(client: S3Client, place: S3Place, assetId: string, uploadId: string): Promise<void> {
	const parts = { Bucket: place.bucket, Key: keyOf(place, assetId), UploadId: uploadId };
	await client.send(new AbortMultipartUploadCommand(parts)).catch(() => undefined);
}

/**
 * Sends files: small ones at once with their SHA-256 for the server to check, large ones in parts side by side, which
 * are taken back when one fails.
 * @param tagged whether objects say where they come from, for rules by which they grow cheaper
 */
export function createPutObject(client: S3Client, place: S3Place, limits: S3Limits, tagged: boolean): PutObject {
	let { conditionalPuts } = place;
	const send = async (blob: StagedBlob, facts: BlobFacts, conditional: boolean) => {
		const partSize = Math.max(limits.partBytes, Math.ceil(blob.sizeBytes / mostParts));
		const isWhole = blob.sizeBytes <= partSize;
		const checksum = isWhole && place.checksums === 'always';
		const body = createReadStream(blob.path);
		const upload = new Upload({
			client,
			partSize,
			queueSize: limits.transfers,
			// They are taken back below: the SDK would tell of a failure there rather than of the one that matters.
			leavePartsOnError: true,
			params: {
				...objectFacts(place, blob, facts, tagged),
				Body: body,
				...(checksum && { ChecksumSHA256: Buffer.from(blob.assetId, 'hex').toString('base64') }),
				...(conditional && { IfNoneMatch: '*' }),
			},
		});
		try {
			await upload.done();
		} catch (error) {
			if (upload.uploadId !== undefined) await takeBack(client, place, blob.assetId, upload.uploadId);
			throw error;
		} finally {
			body.destroy();
		}
	};
	return async (blob, facts, mayOverwrite) => {
		const conditional = conditionalPuts && !mayOverwrite;
		try {
			await send(blob, facts, conditional);
		} catch (error) {
			// Somebody else stored the same bytes in the meantime.
			if (conditional && isTaken(error)) return;
			if (!conditional || !isUnknownThere(error)) throw error;
			conditionalPuts = false;
			await send(blob, facts, false);
		}
	};
}
