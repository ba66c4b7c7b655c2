import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';

export type S3Server = { endpoint: string; stop(): Promise<void> };

export const s3Keys = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

export const s3ClientOf = (endpoint: string) =>
	new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials: s3Keys });

/** Settings of a service whose assets lie there. */
export const s3Settings = (endpoint: string, bucket: string, more = '') => ({
	SHOWRUNNER_STORAGE_URL: `s3://${bucket}/tests?endpoint=${encodeURIComponent(endpoint)}${more}`,
	SHOWRUNNER_STORAGE_ACCESS_KEY_ID: s3Keys.accessKeyId,
	SHOWRUNNER_STORAGE_SECRET_ACCESS_KEY: s3Keys.secretAccessKey,
});

export async function makeBucket(endpoint: string, bucket: string): Promise<void> {
	const client = s3ClientOf(endpoint);
	await client.send(new CreateBucketCommand({ Bucket: bucket }));
	client.destroy();
}
