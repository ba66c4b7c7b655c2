import { createHash, randomUUID } from 'node:crypto';
import { copyFile, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { BlobStore, StagedBlob } from '../../domain/blob-store.js';
import { errorCode } from '../../domain/error-code.js';
import { tooLarge } from '../../domain/refusal.js';
import { tellingDiskFull } from './disk-full.js';
import { hashFile } from './hash-file.js';
import { sweepFolder } from './sweep-folder.js';
import { syncToDisk } from './sync-to-disk.js';

export type Staging = Pick<BlobStore, 'stageFile' | 'stageStream' | 'discard'>;

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

/** Takes bytes into a folder of this machine, where they are hashed and made durable before they get a name. */
export async function createStaging(folder: string, sweepAfterMs: number): Promise<Staging> {
	await sweepFolder(folder, sweepAfterMs);
	const atNewPlace = (work: (place: string) => Promise<StagedBlob>) =>
		tellingDiskFull(folder, async () => {
			const place = path.join(folder, randomUUID());
			try {
				return await work(place);
			} catch (error) {
				await rm(place, { force: true });
				throw error;
			}
		});
	return {
		stageFile: (file) =>
			atNewPlace(async (place) => {
				await moveInto(file, place);
				const [assetId, { size }] = await Promise.all([hashFile(place), stat(place)]);
				await syncToDisk(place);
				return { assetId, sizeBytes: size, path: place };
			}),
		stageStream: (source, maxBytes) => atNewPlace((place) => writeAll(source, place, maxBytes)),
		discard: (blob) => rm(blob.path, { force: true }),
	};
}
