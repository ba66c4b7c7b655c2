import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, copyFile, link, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import type { BlobStore, StagedBlob } from '../../domain/blob-store.js';
import { errorCode } from '../../domain/error-code.js';
import { tooLarge } from '../../domain/refusal.js';
import { sweepFolder } from './sweep-folder.js';
import { syncToDisk } from './sync-to-disk.js';

const exists = (file: string) =>
	access(file).then(
		() => true,
		() => false,
	);

async function hashOf(file: string): Promise<string> {
	const hash = createHash('sha256');
	const source = createReadStream(file);
	source.on('data', (chunk) => hash.update(chunk));
	await finished(source);
	return hash.digest('hex');
}

const longerThan = (maxBytes: number) =>
	tooLarge('upload-too-large', 'The file is larger than the service takes', {
		detail: `The limit is ${maxBytes} bytes`,
		fix: 'Send a smaller file, or raise SHOWRUNNER_UPLOAD_MAX_BYTES on the service',
	});

async function writeAll(source: AsyncIterable<Uint8Array>, file: string, maxBytes: number): Promise<StagedBlob> {
	const hash = createHash('sha256');
	let sizeBytes = 0;
	const handle = await open(file, 'wx', 0o600);
	try {
		for await (const chunk of source) {
			sizeBytes += chunk.byteLength;
			if (sizeBytes > maxBytes) throw longerThan(maxBytes);
			hash.update(chunk);
			await handle.writeFile(chunk);
		}
		await handle.sync();
	} finally {
		await handle.close();
	}
	return { assetId: hash.digest('hex'), sizeBytes, path: file };
}

/** Moves a file into a folder, across file systems too. */
async function moveInto(from: string, to: string): Promise<void> {
	try {
		await rename(from, to);
	} catch (error) {
		if (errorCode(error) !== 'EXDEV') throw error;
		await copyFile(from, to);
		await rm(from);
	}
}

/**
 * Bytes under `sha256/ab/cd…` of a folder of this machine. They get their name by a hard link once
 * they are whole and on the disk, so that a crash leaves either all of them or none.
 */
export async function createBlobStore(folder: string, sweepAfterMs: number): Promise<BlobStore> {
	const staging = path.join(folder, 'staging');
	await sweepFolder(staging, sweepAfterMs);
	const named = (assetId: string) => path.join(folder, 'sha256', assetId.slice(0, 2), assetId);
	const newPlace = () => path.join(staging, randomUUID());
	return {
		async stageFile(file) {
			const place = newPlace();
			await moveInto(file, place);
			const [assetId, { size }] = await Promise.all([hashOf(place), stat(place)]);
			await syncToDisk(place);
			return { assetId, sizeBytes: size, path: place };
		},
		async stageStream(source, maxBytes) {
			const place = newPlace();
			try {
				return await writeAll(source, place, maxBytes);
			} catch (error) {
				await rm(place, { force: true });
				throw error;
			}
		},
		async commit(blob) {
			const place = named(blob.assetId);
			const parent = path.dirname(place);
			await mkdir(parent, { recursive: true });
			await link(blob.path, place).catch((error: unknown) => {
				if (errorCode(error) !== 'EEXIST') throw error;
			});
			await syncToDisk(parent);
		},
		discard: (blob) => rm(blob.path, { force: true }),
		path: async (assetId) => ((await exists(named(assetId))) ? named(assetId) : null),
		remove: (assetId) => rm(named(assetId), { force: true }),
	};
}
