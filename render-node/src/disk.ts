import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { sweepFolder } from './adapters/assets-local/sweep-folder.js';
import { endOrphans } from './adapters/processes/end-orphans.js';
import { isInUse, openWorkPlace, type WorkPlace } from './adapters/processes/work-place.js';
import { createDiskSegmentCache } from './adapters/segment-cache/disk-segment-cache.js';
import type { Config } from './config.js';
import type { BlobStore } from './domain/blob-store.js';
import type { Log, SegmentCache } from './domain/ports.js';
import { openBlobs } from './storage.js';

export type Disk = { blobs: BlobStore; segments: SegmentCache; workRoot: string; close(): Promise<void> };

/** Services of other machines that share a folder may be at work on what is younger than the longest job. */
const sharedSweepMs = 24 * 60 * 60 * 1000;

/**
 * A folder that nobody else looks into. Where we are root, the database's user has to get through it; all
 * that lies in it is closed to others by itself.
 */
export async function makeDataDir(dataDir: string): Promise<void> {
	await mkdir(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
	for (const name of ['work', 'assets', 'segments'])
		await mkdir(path.join(dataDir, name), { recursive: true, mode: 0o700 });
}

/** The whole folder for a sole service; else a folder in it, beside those of other services. */
async function openWork(folder: string, log: Log, isSole: boolean): Promise<WorkPlace> {
	if (!isSole) {
		await sweepFolder(folder, sharedSweepMs, isInUse);
		return openWorkPlace(folder, log);
	}
	await endOrphans(folder, log);
	await sweepFolder(folder, 0);
	return { folder, close: async () => undefined };
}

/**
 * What the service keeps: assets on this disk or on S3; rendered pieces always here, for each machine its own.
 * @param isSole whether no other service can work in this data directory
 */
export async function openDisk(config: Config, log: Log, isSole: boolean): Promise<Disk> {
	const { dataDir, cacheMaxBytes } = config;
	const sweepAfterMs = isSole ? 0 : sharedSweepMs;
	const place = await openWork(path.join(dataDir, 'work'), log, isSole);
	const staging = await openWork(path.join(dataDir, 'assets', 'staging'), log, isSole);
	const ground = { config, log, sweepAfterMs, stagingFolder: staging.folder };
	const { blobs, close } = await openBlobs(ground, config.storage);
	return {
		blobs,
		segments: await createDiskSegmentCache(path.join(dataDir, 'segments'), cacheMaxBytes, log),
		workRoot: place.folder,
		async close() {
			close();
			await Promise.all([staging.close(), place.close()]);
		},
	};
}
