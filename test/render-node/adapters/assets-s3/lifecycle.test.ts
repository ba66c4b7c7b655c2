import { randomBytes } from 'node:crypto';
import {
	GetBucketLifecycleConfigurationCommand,
	GetObjectTaggingCommand,
	HeadObjectCommand,
	PutBucketLifecycleConfigurationCommand,
	type S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { applyLifecycle } from '../../../../render-node/src/adapters/assets-s3/lifecycle.js';
import { put, sha256 } from '../../../kits/s3/blob-store-suite.js';
import { startFaultProxy, type FaultProxy } from '../../../kits/s3/fault-proxy.js';
import { openS3Store, testPlace } from '../../../kits/s3/open-s3-store.js';
import { describeMoto, startMoto } from '../../../kits/s3/python-moto.js';
import { makeBucket, s3ClientOf, type S3Server } from '../../../kits/s3/s3-server.js';
import { startS3rver } from '../../../kits/s3/start-s3rver.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

describeMoto('the bucket', () => {
	let moto: S3Server;
	let proxy: FaultProxy;
	let client: S3Client;
	const folder = temporaryFolder('lifecycle');
	beforeAll(async () => {
		moto = await startMoto();
		proxy = await startFaultProxy(moto.endpoint);
		await makeBucket(moto.endpoint, 'assets');
		client = s3ClientOf(proxy.endpoint);
	});
	afterAll(async () => {
		client.destroy();
		await proxy.stop();
		await moto.stop();
		folder.remove();
	});
	const rules = async () =>
		(await client.send(new GetBucketLifecycleConfigurationCommand({ Bucket: 'assets' }))).Rules ?? [];
	const place = testPlace('');

	it('gets our rules beside those that it has', async () => {
		const theirs = { ID: 'logs', Status: 'Enabled' as const, Filter: { Prefix: 'logs/' }, Expiration: { Days: 30 } };
		await client.send(
			new PutBucketLifecycleConfigurationCommand({ Bucket: 'assets', LifecycleConfiguration: { Rules: [theirs] } }),
		);
		await applyLifecycle(client, place, { cool: { afterDays: 30, storageClass: 'STANDARD_IA' } });
		expect(await rules()).toEqual([
			expect.objectContaining({ ID: 'logs', Expiration: { Days: 30 } }),
			expect.objectContaining({
				ID: 'showrunner-broken-off tests/sha256/',
				AbortIncompleteMultipartUpload: { DaysAfterInitiation: 2 },
			}),
			expect.objectContaining({
				ID: 'showrunner-cool tests/sha256/',
				Filter: { And: { Prefix: 'tests/sha256/', Tags: [{ Key: 'showrunner-origin', Value: 'rendered' }] } },
				Transitions: [{ Days: 30, StorageClass: 'STANDARD_IA' }],
			}),
		]);
	});

	it('is not written to again when nothing changes, and loses a rule that is not wanted any more', async () => {
		proxy.seen.length = 0;
		await applyLifecycle(client, place, { cool: { afterDays: 30, storageClass: 'STANDARD_IA' } });
		expect(proxy.seen.filter((line) => line.startsWith('PUT'))).toEqual([]);
		await applyLifecycle(client, place, { cool: null });
		expect((await rules()).map(({ ID }) => ID)).toEqual(['logs', 'showrunner-broken-off tests/sha256/']);
	});

	it('keeps apart the rules of two services that share it', async () => {
		await applyLifecycle(client, { ...place, prefix: 'other/' }, { cool: null });
		expect((await rules()).map(({ ID }) => ID)).toEqual([
			'logs',
			'showrunner-broken-off tests/sha256/',
			'showrunner-broken-off other/sha256/',
		]);
	});

	it('has objects that say what they are, encrypted and of the class that was asked for', async () => {
		const bytes = randomBytes(1_000);
		const asked = { encryption: { algorithm: 'aws:kms', keyId: 'a-key' }, storageClass: 'STANDARD_IA' } as const;
		const opened = await openS3Store(proxy.endpoint, { folder: folder.path, tagged: true, place: asked });
		await put(opened.store, bytes, { mediaType: 'video/mp4', origin: 'rendered' });
		const object = { Bucket: 'assets', Key: `tests/sha256/${sha256(bytes)}` };
		expect(await client.send(new HeadObjectCommand(object))).toMatchObject({
			ContentType: 'video/mp4',
			ContentDisposition: 'inline',
			CacheControl: 'public, max-age=31536000, immutable',
			ServerSideEncryption: 'aws:kms',
			StorageClass: 'STANDARD_IA',
		});
		const { TagSet } = await client.send(new GetObjectTaggingCommand(object));
		expect(TagSet).toEqual([{ Key: 'showrunner-origin', Value: 'rendered' }]);
		opened.client.destroy();
	});

	it('is never overwritten by a put that came second', async () => {
		const bytes = randomBytes(1_000);
		const racing = await openS3Store(proxy.endpoint, { folder: folder.path });
		// As if the other machine's put came right after this one had looked.
		proxy.break(({ method, url }) =>
			method === 'HEAD' && url.includes(sha256(bytes)) ? { kind: 'answer', status: 404, code: 'NotFound' } : null,
		);
		await put(racing.store, bytes);
		proxy.seen.length = 0;
		await put(racing.store, bytes);
		expect(proxy.seen.filter((line) => line.startsWith('PUT'))).toHaveLength(1);
		proxy.heal();
		expect(await racing.store.sizeOf(sha256(bytes))).toBe(1_000);
		racing.client.destroy();
	});

	it('is given the hash of what comes, to check it', async () => {
		const opened = await openS3Store(proxy.endpoint, { folder: folder.path });
		const bytes = randomBytes(1_000);
		const checksums: unknown[] = [];
		proxy.break(({ method, headers }) => {
			if (method === 'PUT') checksums.push(headers['x-amz-checksum-sha256']);
			return null;
		});
		await put(opened.store, bytes);
		expect(checksums).toEqual([Buffer.from(sha256(bytes), 'hex').toString('base64')]);
		opened.client.destroy();
	});
});

it('a server without such rules says so', async () => {
	const server = await startS3rver();
	await makeBucket(server.endpoint, 'assets');
	const client = s3ClientOf(server.endpoint);
	await expect(applyLifecycle(client, testPlace(server.endpoint), { cool: null })).rejects.toMatchObject({
		problem: { type: 'storage-request-refused', kind: 'configuration-invalid' },
	});
	client.destroy();
	await server.stop();
});
