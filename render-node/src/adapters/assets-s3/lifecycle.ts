import {
	GetBucketLifecycleConfigurationCommand,
	PutBucketLifecycleConfigurationCommand,
	type LifecycleRule,
	type S3Client,
	type TransitionStorageClass,
} from '@aws-sdk/client-s3';
import { keyOf, type S3Place } from './s3-place.js';
import { storageProblem } from './storage-problems.js';

export type LifecycleWish = {
	/** Days after which rendered assets go to the class; null: they stay where they are. */
	cool: { afterDays: number; storageClass: TransitionStorageClass } | null;
};

/** Our rules among those of the bucket. The prefix goes in, since two services may share a bucket. */
const ours = (place: S3Place, what: string) => `showrunner-${what} ${keyOf(place, '')}`;

const brokenOffDays = 2;

/**
 * What we want of the bucket. Nothing ever expires by a rule: a row would name bytes that are gone. What may be had
 * again for computing time goes to a cheaper class instead.
 */
function ourRules(place: S3Place, { cool }: LifecycleWish): LifecycleRule[] {
	const prefix = keyOf(place, '');
	const brokenOff: LifecycleRule = {
		ID: ours(place, 'broken-off'),
		Status: 'Enabled',
		Filter: { Prefix: prefix },
		AbortIncompleteMultipartUpload: { DaysAfterInitiation: brokenOffDays },
	};
	if (!cool) return [brokenOff];
	const cooling: LifecycleRule = {
		ID: ours(place, 'cool'),
		Status: 'Enabled',
		Filter: { And: { Prefix: prefix, Tags: [{ Key: 'showrunner-origin', Value: 'rendered' }] } },
		Transitions: [{ Days: cool.afterDays, StorageClass: cool.storageClass }],
	};
	return [brokenOff, cooling];
}

const isAbsent = (error: unknown) => error instanceof Error && error.name === 'NoSuchLifecycleConfiguration';

async function presentRules(client: S3Client, { bucket }: S3Place): Promise<LifecycleRule[]> {
	try {
		const { Rules = [] } = await client.send(new GetBucketLifecycleConfigurationCommand({ Bucket: bucket }));
		return Rules;
	} catch (error) {
		if (isAbsent(error)) return [];
		throw error;
	}
}

/** The part of a rule that we set; servers add members of their own. */
const gist = ({ ID, Status, AbortIncompleteMultipartUpload, Transitions }: LifecycleRule) =>
	JSON.stringify([
		ID,
		Status,
		AbortIncompleteMultipartUpload?.DaysAfterInitiation,
		Transitions?.map(({ Days, StorageClass }) => [Days, StorageClass]),
	]);

/**
 * Sets our rules among those that the bucket has, which stay as they are.
 * @throws Refusal where the server has no such rules or does not let us set them
 */
export async function applyLifecycle(client: S3Client, place: S3Place, wish: LifecycleWish): Promise<void> {
	try {
		const present = await presentRules(client, place);
		const wanted = ourRules(place, wish);
		const known = [ours(place, 'broken-off'), ours(place, 'cool')];
		const isOurs = ({ ID = '' }: LifecycleRule) => known.includes(ID);
		const had = present.filter(isOurs).map(gist).sort();
		if (JSON.stringify(had) === JSON.stringify(wanted.map(gist).sort())) return;
		const rules = [...present.filter((rule) => !isOurs(rule)), ...wanted];
		await client.send(
			new PutBucketLifecycleConfigurationCommand({
				Bucket: place.bucket,
				LifecycleConfiguration: { Rules: rules },
			}),
		);
	} catch (error) {
		throw storageProblem(error, place);
	}
}
