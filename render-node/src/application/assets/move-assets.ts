import type { Asset } from '@showrunner/contract';
import type { BlobStore } from '../../domain/blob-store.js';
import type { AssetRepository } from '../../domain/store/store.js';
import { inLanes } from '../in-lanes.js';
import { everyAsset } from './every-asset.js';

export type MoveGround = {
	assets: Pick<AssetRepository, 'list'>;
	from: BlobStore;
	to: BlobStore;
	/** Whether what has arrived is removed where it was. */
	deletesSource: boolean;
	signal: AbortSignal;
	/** Called after each asset. */
	moved(done: MoveReport): void;
};

export type MoveReport = {
	copied: number;
	copiedBytes: number;
	/** Assets that were there already. */
	there: number;
	deleted: number;
	/** Assets that are in neither place. */
	missing: string[];
	/** Assets whose bytes are not theirs any more where they come from; they are not taken along. */
	corrupt: string[];
};

const lanes = 4;

async function* untilAborted(source: AsyncIterable<Uint8Array>, signal: AbortSignal) {
	for await (const chunk of source) {
		signal.throwIfAborted();
		yield chunk;
	}
}

/** @returns false where the bytes are not those that the id names */
async function copyOne({ from, to, signal }: MoveGround, { id, sizeBytes, mediaType, evidence }: Asset) {
	const blob = await to.stageStream(untilAborted(from.read(id), signal), Math.max(sizeBytes, 1));
	try {
		if (blob.assetId !== id) return false;
		await to.commit(blob, { mediaType, origin: evidence[0]?.origin ?? 'uploaded' });
		return true;
	} finally {
		await to.discard(blob);
	}
}

async function moveOne(ground: MoveGround, asset: Asset, report: MoveReport): Promise<void> {
	ground.signal.throwIfAborted();
	const [here, there] = await Promise.all([ground.from.sizeOf(asset.id), ground.to.sizeOf(asset.id)]);
	if (there === asset.sizeBytes) report.there += 1;
	else if (here === null) report.missing.push(asset.id);
	else if (here !== asset.sizeBytes || !(await copyOne(ground, asset))) report.corrupt.push(asset.id);
	else {
		report.copied += 1;
		report.copiedBytes += asset.sizeBytes;
	}
	const hasArrived = (await ground.to.sizeOf(asset.id)) === asset.sizeBytes;
	if (ground.deletesSource && here !== null && hasArrived) {
		await ground.from.remove(asset.id);
		report.deleted += 1;
	}
	ground.moved(report);
}

/**
 * Takes every asset's bytes from one store to another and hashes them on their way. What has arrived is not sent again,
 * so that a move that was broken off goes on where it was.
 */
export async function moveAssets(ground: MoveGround): Promise<MoveReport> {
	const report: MoveReport = { copied: 0, copiedBytes: 0, there: 0, deleted: 0, missing: [], corrupt: [] };
	for await (const page of everyAsset(ground.assets))
		await inLanes(lanes, page, (asset) => moveOne(ground, asset, report));
	return report;
}
