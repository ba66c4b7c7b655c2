import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { link, mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { BlobStore } from '../../domain/blob-store.js';
import { Refusal } from '../../domain/refusal.js';
import { syncToDisk } from '../assets-local/sync-to-disk.js';
import type { AssetRow } from '../postgres/backup/dump-books.js';
import { hashingStream } from './hashing-stream.js';
import { pooled } from './manifest.js';

export type Pooled = 'known' | 'added' | 'gone';

const sizeAt = (file: string) => stat(file).then(({ size }) => size, () => null); // prettier-ignore

/** Copies bytes to a file of their own that gets its name when it is whole and is what it should be. */
async function copyBytes(blobs: BlobStore, assetId: string, place: string, signal: AbortSignal): Promise<boolean> {
	const draft = `${place}.${randomUUID()}`;
	const { through, facts } = hashingStream();
	try {
		await pipeline(blobs.read(assetId), through, createWriteStream(draft, { flags: 'wx', mode: 0o600 }), { signal });
		if (facts().sha256 !== assetId) return false;
		await syncToDisk(draft);
		await rename(draft, place);
		return true;
	} catch (error) {
		// Somebody deleted it since it was looked for.
		if (error instanceof Refusal && error.problem.type === 'blob-missing') return false;
		throw error;
	} finally {
		await rm(draft, { force: true });
	}
}

/** A second name for the same bytes on the same disk costs nothing, and outlives the first. */
const linkBytes = async (from: string | null, place: string): Promise<boolean> =>
	from !== null && (await link(from, place).then(() => true, () => false)); // prettier-ignore

/** Bytes to back up; `owned` where they lie on this machine for good, rather than in a cache that must be able to drop them. */
export type PoolSource = { blobs: BlobStore; owned: boolean };

/** Puts an asset into the pool unless it is there; its bytes never change, so every later backup uses them too. */
export async function poolAsset(
	{ blobs, owned }: PoolSource,
	pool: string,
	asset: AssetRow,
	signal: AbortSignal,
): Promise<Pooled> {
	const place = pooled(pool, asset.id);
	if ((await sizeAt(place)) === asset.sizeBytes) return 'known';
	if ((await blobs.sizeOf(asset.id)) === null) return 'gone';
	await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
	await rm(place, { force: true });
	if (owned && (await linkBytes(await blobs.nearby(asset.id), place))) {
		await syncToDisk(path.dirname(place));
		return 'added';
	}
	const isWhole = await copyBytes(blobs, asset.id, place, signal);
	await syncToDisk(path.dirname(place));
	return isWhole ? 'added' : 'gone';
}
