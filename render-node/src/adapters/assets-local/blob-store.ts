import { createReadStream } from 'node:fs';
import { access, constants, link, mkdir, opendir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { BlobStore, ByteRange } from '../../domain/blob-store.js';
import { errorCode } from '../../domain/error-code.js';
import { configurationInvalid, notFound } from '../../domain/refusal.js';
import { tellingDiskFull } from './disk-full.js';
import { createStaging } from './staging.js';
import { syncToDisk } from './sync-to-disk.js';

const sizeOf = (file: string) =>
	stat(file).then(
		({ size }) => size,
		(error: unknown) => {
			if (errorCode(error) === 'ENOENT') return null;
			throw error;
		},
	);

const missing = (assetId: string) =>
	notFound('blob-missing', 'The bytes of this asset are not in the store', {
		detail: assetId,
		fix: 'Upload the file again: the same bytes get the same id',
	});

const assertWritable = (folder: string) =>
	access(folder, constants.W_OK).catch((error: unknown) => {
		throw configurationInvalid('storage-not-writable', 'The folder of the assets cannot be written to', {
			detail: folder,
			fix: 'Check that the disk is mounted and that the service may write to SHOWRUNNER_DATA_DIR',
			cause: error,
		});
	});

async function* readFrom(file: string, assetId: string, range?: ByteRange): AsyncIterable<Uint8Array> {
	const part = range && { start: range.first, end: range.last };
	try {
		yield* createReadStream(file, part);
	} catch (error) {
		throw errorCode(error) === 'ENOENT' ? missing(assetId) : error;
	}
}

async function* listFolder(folder: string) {
	await mkdir(folder, { recursive: true });
	for await (const shard of await opendir(folder)) {
		if (!shard.isDirectory()) continue;
		for await (const { name } of await opendir(path.join(folder, shard.name))) {
			const sizeBytes = await sizeOf(path.join(folder, shard.name, name));
			if (sizeBytes !== null) yield { assetId: name, sizeBytes };
		}
	}
}

/**
 * Bytes under `sha256/ab/cd…` of a folder of this machine. They get their name by a hard link once
 * they are whole and on the disk, so that a crash leaves either all of them or none.
 */
export async function createBlobStore(
	folder: string,
	sweepAfterMs: number,
	stagingFolder = path.join(folder, 'staging'),
): Promise<BlobStore> {
	const staging = await createStaging(stagingFolder, sweepAfterMs);
	const root = path.join(folder, 'sha256');
	const named = (assetId: string) => path.join(root, assetId.slice(0, 2), assetId);
	const find = async (assetId: string) => ((await sizeOf(named(assetId))) === null ? null : named(assetId));
	return {
		...staging,
		commit: (blob) =>
			tellingDiskFull(folder, async () => {
				const place = named(blob.assetId);
				const parent = path.dirname(place);
				await mkdir(parent, { recursive: true });
				await link(blob.path, place).catch((error: unknown) => {
					if (errorCode(error) !== 'EEXIST') throw error;
				});
				await syncToDisk(parent);
			}),
		sizeOf: (assetId) => sizeOf(named(assetId)),
		path: find,
		nearby: find,
		read: (assetId, range) => readFrom(named(assetId), assetId, range),
		link: () => Promise.resolve(null),
		remove: (assetId) => rm(named(assetId), { force: true }),
		list: () => listFolder(root),
		assertReady: () => assertWritable(folder),
	};
}
