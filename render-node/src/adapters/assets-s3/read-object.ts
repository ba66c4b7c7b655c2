import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { ByteRange } from '../../domain/blob-store.js';
import { Refusal } from '../../domain/refusal.js';
import { keyOf, type S3Place } from './s3-place.js';
import { blobMissing, isMissing, storageProblem } from './storage-problems.js';

/** A stream that breaks is taken up again where it broke, this many times without a byte in between. */
const resumptions = 4;

async function open(client: S3Client, place: S3Place, assetId: string, first: number, last: number | null) {
	const whole = first === 0 && last === null;
	const { Body } = await client.send(
		new GetObjectCommand({
			Bucket: place.bucket,
			Key: keyOf(place, assetId),
			...(!whole && { Range: `bytes=${first}-${last ?? ''}` }),
		}),
	);
	if (!Body) throw blobMissing(assetId);
	return Body as AsyncIterable<Uint8Array>;
}

/** Streams an object or a part of it, and goes on where a connection broke. */
export async function* readObject(
	client: S3Client,
	place: S3Place,
	assetId: string,
	range?: ByteRange,
): AsyncIterable<Uint8Array> {
	let at = range?.first ?? 0;
	const end = range ? range.last + 1 : null;
	for (let failures = 0; ; ) {
		try {
			for await (const chunk of await open(client, place, assetId, at, range?.last ?? null)) {
				at += chunk.byteLength;
				failures = 0;
				yield chunk;
			}
			if (end === null || at >= end) return;
			throw Object.assign(new Error('the object ended early'), { code: 'ECONNRESET' });
		} catch (error) {
			if (isMissing(error)) throw blobMissing(assetId);
			const problem = storageProblem(error, place);
			const isPassing = problem instanceof Refusal && problem.problem.kind === 'temporarily-unavailable';
			failures += 1;
			if (!isPassing || failures > resumptions) throw problem;
		}
	}
}
