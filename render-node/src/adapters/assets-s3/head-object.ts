import { GetObjectCommand, HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { keyOf, type S3Place } from './s3-place.js';
import { isMissing, isWordless, storageProblem } from './storage-problems.js';

type Source = { client: S3Client; place: S3Place };

async function askByHead({ client, place }: Source, assetId: string): Promise<number> {
	const head = await client.send(new HeadObjectCommand({ Bucket: place.bucket, Key: keyOf(place, assetId) }));
	return head.ContentLength ?? 0;
}

/** Asks for one byte: a refusal comes with its reason, which a head has no room for. */
async function askByByte({ client, place }: Source, assetId: string): Promise<number> {
	const byte = { Bucket: place.bucket, Key: keyOf(place, assetId), Range: 'bytes=0-0' };
	const { Body, ContentRange = '' } = await client.send(new GetObjectCommand(byte));
	await Body?.transformToByteArray();
	return Number(/\/(\d+)$/.exec(ContentRange)?.[1] ?? 0);
}

/** Bytes of the object, or null where there is none. */
export async function headObject(source: Source, assetId: string): Promise<number | null> {
	try {
		return await askByHead(source, assetId).catch((error: unknown) => {
			if (!isWordless(error)) throw error;
			return askByByte(source, assetId);
		});
	} catch (error) {
		if (isMissing(error)) return null;
		throw storageProblem(error, source.place);
	}
}
