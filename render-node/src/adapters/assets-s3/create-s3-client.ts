import { S3Client } from '@aws-sdk/client-s3';
import type { S3Limits, S3Place } from './s3-place.js';

export type S3Keys = { accessKeyId: string; secretAccessKey: string };

const connectTimeoutMs = 5_000;
/** First try and four more, 100 ms to 20 s apart by the SDK's backoff. */
const tries = 5;

/** @param keys null: from where the AWS SDK finds them: variables, profile, or the machine's role */
export function createS3Client(place: S3Place, limits: S3Limits, keys: S3Keys | null): S3Client {
	return new S3Client({
		region: place.region,
		...(place.endpoint !== null && { endpoint: place.endpoint }),
		forcePathStyle: place.pathStyle,
		...(keys && { credentials: keys }),
		maxAttempts: tries,
		requestHandler: {
			connectionTimeout: connectTimeoutMs,
			socketTimeout: limits.timeoutMs,
			httpAgent: { maxSockets: 128 },
			httpsAgent: { maxSockets: 128 },
		},
		requestChecksumCalculation: place.checksums === 'always' ? 'WHEN_SUPPORTED' : 'WHEN_REQUIRED',
		// Each asset is named by its SHA-256, which is looked at whenever it is fetched.
		responseChecksumValidation: 'WHEN_REQUIRED',
	});
}
