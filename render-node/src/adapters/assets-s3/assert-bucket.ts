import { HeadBucketCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { keyOf, type S3Place } from './s3-place.js';
import { isWordless, storageProblem } from './storage-problems.js';

/** Whoever asks whether the service is ready does not wait for a server that takes its time. */
const withinMs = 5_000;

async function askBucket(client: S3Client, place: S3Place, abortSignal: AbortSignal): Promise<void> {
	try {
		await client.send(new HeadBucketCommand({ Bucket: place.bucket }), { abortSignal });
	} catch (error) {
		if (!isWordless(error)) throw error;
		const one = { Bucket: place.bucket, Prefix: keyOf(place, ''), MaxKeys: 1 };
		await client.send(new ListObjectsV2Command(one), { abortSignal });
	}
}

/** @throws Refusal while the bucket cannot be worked with */
export async function assertBucket({ client, place }: { client: S3Client; place: S3Place }): Promise<void> {
	const abortSignal = AbortSignal.timeout(withinMs);
	try {
		await askBucket(client, place, abortSignal);
	} catch (error) {
		const cause = abortSignal.aborted ? Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' }) : error;
		throw storageProblem(cause, place);
	}
}
