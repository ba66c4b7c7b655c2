import path from 'node:path';
import { createS3BlobStore } from '../../../render-node/src/adapters/assets-s3/create-s3-blob-store.js';
import { createS3Client } from '../../../render-node/src/adapters/assets-s3/create-s3-client.js';
import type { S3Limits, S3Place } from '../../../render-node/src/adapters/assets-s3/s3-place.js';
import { silentLog } from '../silent-log.js';
import { s3Keys } from './s3-server.js';

export const testPlace = (endpoint: string, more: Partial<S3Place> = {}): S3Place => ({
	bucket: 'assets',
	prefix: 'tests/',
	region: 'us-east-1',
	endpoint,
	pathStyle: true,
	encryption: null,
	checksums: 'always',
	conditionalPuts: true,
	storageClass: null,
	...more,
});

type Options = {
	folder: string;
	place?: Partial<S3Place>;
	limits?: Partial<S3Limits>;
	cacheMaxBytes?: number;
	tagged?: boolean;
	keys?: typeof s3Keys;
};

/** A store of one machine on a server for tests. Parts are as small as S3 lets them be. */
export async function openS3Store(endpoint: string, options: Options) {
	const place = testPlace(endpoint, options.place);
	const limits = { transfers: 3, partBytes: 5 * 1024 ** 2, timeoutMs: 30_000, ...options.limits };
	const client = createS3Client(place, limits, options.keys ?? s3Keys);
	const store = await createS3BlobStore({
		...{ client, place, limits, log: silentLog(), sweepAfterMs: 0 },
		folder: path.join(options.folder, 'assets'),
		cacheMaxBytes: options.cacheMaxBytes ?? 1024 ** 3,
		tagged: options.tagged ?? false,
	});
	return { store, client, place };
}
