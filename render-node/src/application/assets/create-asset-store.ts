import type { Asset } from '@showrunner/contract';
import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { StagedBlob } from '../../domain/blob-store.js';
import type { AssetStore, NewAsset } from '../../domain/ports.js';
import { notFound } from '../../domain/refusal.js';
import type { Deps } from '../deps.js';

type AssetDeps = Pick<Deps, 'store' | 'blobs' | 'probeMedia' | 'clock'>;

export const assetNotFound = (assetId: string) =>
	notFound('asset-not-found', 'There is no such asset', {
		field: 'assetId',
		detail: assetId,
		fix: 'Check the id, or upload the file again: the same bytes get the same id',
	});

/** Puts staged bytes and their facts into the store; the same bytes again add their evidence. */
export async function admitBlob(
	{ store, blobs, probeMedia, clock }: AssetDeps,
	blob: StagedBlob,
	made: NewAsset,
): Promise<Asset> {
	try {
		const [known] = await store.assets.find([blob.assetId]);
		// What the service itself made is what it says.
		const claim = made.evidence.origin === 'uploaded' ? made.mediaType : undefined;
		const media = known ? known.media : (made.media ?? (await probeMedia(blob.path, undefined, claim)));
		const now = clock.now().toISOString();
		const facts = { mediaType: made.mediaType, origin: made.evidence.origin };
		// The bytes may take minutes to a server: they go before the lock, which only looks whether they still are there.
		await blobs.commit(blob, facts);
		await store.transaction(async (books) => {
			await books.assets.lock(blob.assetId);
			await blobs.commit(blob, facts);
			await books.assets.record({
				id: blob.assetId,
				name: made.name,
				mediaType: made.mediaType,
				sizeBytes: blob.sizeBytes,
				media,
				evidence: [{ ...made.evidence, recordedAt: now }],
				createdAt: now,
			});
		});
	} finally {
		await blobs.discard(blob);
	}
	const [asset] = await store.assets.find([blob.assetId]);
	if (!asset) throw assetNotFound(blob.assetId);
	return asset;
}

/**
 * The store that handlers see.
 * @param workDir takes the bytes that they pass until they are staged
 * @param holder a folder; as long as it is there, what they read is not pushed out of the cache
 */
export function createAssetStore(deps: AssetDeps, workDir: string, holder?: string): AssetStore {
	const get = async (assetId: string) => {
		const [asset] = await deps.store.assets.find([assetId]);
		if (!asset) throw assetNotFound(assetId);
		return asset;
	};
	const putFile = async (file: string, asset: NewAsset) => admitBlob(deps, await deps.blobs.stageFile(file), asset);
	return {
		get,
		putFile,
		async putBytes(bytes, asset) {
			await mkdir(workDir, { recursive: true });
			const file = path.join(workDir, randomUUID());
			await writeFile(file, bytes);
			return putFile(file, asset);
		},
		async localPath(assetId) {
			const place = await deps.blobs.path(assetId, holder);
			if (place === null) throw assetNotFound(assetId);
			return place;
		},
	};
}
