import { createHash, randomInt } from 'node:crypto';
import type { BlobStore } from '../../domain/blob-store.js';
import { Refusal } from '../../domain/refusal.js';
import type { AssetRepository } from '../../domain/store/store.js';
import { inLanes } from '../in-lanes.js';
import { everyAsset } from './every-asset.js';

export type HashExtent = 'none' | 'sample' | 'all';

export type AssetsReport = {
	assets: number;
	/** Assets whose bytes were read and hashed. */
	hashed: number;
	missing: string[];
	wrongSize: string[];
	corrupt: string[];
	/** Bytes that no asset names: left by a crash, or of an upload that is just under way. */
	orphans: string[];
};

export type VerifyGround = { assets: Pick<AssetRepository, 'list'>; blobs: BlobStore; signal: AbortSignal };

const sampleSize = 100;
const readersAtOnce = 4;

async function hashOf(blobs: BlobStore, assetId: string, signal: AbortSignal): Promise<string> {
	const hash = createHash('sha256');
	for await (const chunk of blobs.read(assetId)) {
		signal.throwIfAborted();
		hash.update(chunk);
	}
	return hash.digest('hex');
}

function sampleOf(ids: readonly string[], size: number): string[] {
	const left = [...ids];
	return Array.from({ length: Math.min(size, left.length) }, () => left.splice(randomInt(left.length), 1)).flat();
}

/** Whether the bytes could be read at all: what cannot is as lost as what differs, unless the store is away. */
async function isWhole(ground: VerifyGround, assetId: string): Promise<boolean> {
	try {
		return (await hashOf(ground.blobs, assetId, ground.signal)) === assetId;
	} catch (error) {
		if (error instanceof Refusal && error.problem.type === 'blob-missing') return false;
		throw error;
	}
}

async function readSizes(blobs: BlobStore): Promise<Map<string, number>> {
	const sizes = new Map<string, number>();
	for await (const { assetId, sizeBytes } of blobs.list()) sizes.set(assetId, sizeBytes);
	return sizes;
}

/** Compares what the books name with what is stored; hashes nothing, some or all of it. */
export async function verifyAssets(ground: VerifyGround, hash: HashExtent): Promise<AssetsReport> {
	// The store before the books: what is stored in between is in both, or in neither.
	const sizes = await readSizes(ground.blobs);
	const report: AssetsReport = { assets: 0, hashed: 0, missing: [], wrongSize: [], corrupt: [], orphans: [] };
	const sound: string[] = [];
	for await (const page of everyAsset(ground.assets)) {
		for (const { id, sizeBytes } of page) {
			ground.signal.throwIfAborted();
			report.assets += 1;
			const stored = sizes.get(id) ?? (await ground.blobs.sizeOf(id));
			sizes.delete(id);
			if (stored === null) report.missing.push(id);
			else if (stored !== sizeBytes) report.wrongSize.push(id);
			else sound.push(id);
		}
	}
	report.orphans = [...sizes.keys()];
	const chosen = hash === 'all' ? sound : hash === 'sample' ? sampleOf(sound, sampleSize) : [];
	await inLanes(readersAtOnce, chosen, async (id) => {
		ground.signal.throwIfAborted();
		if (!(await isWhole(ground, id))) report.corrupt.push(id);
		report.hashed += 1;
	});
	return report;
}
