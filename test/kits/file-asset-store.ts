import { createHash, randomUUID } from 'node:crypto';
import { copyFile, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Asset } from '@showrunner/contract';
import type { AssetStore, NewAsset } from '../../render-node/src/domain/ports.js';
import { notFound } from '../../render-node/src/domain/refusal.js';
import type { ProbeMedia } from '../../render-node/src/adapters/ffmpeg/probe-media.js';

/** An asset store in one folder, with hashes and media facts as the service's own has them, and no database. */
export function fileAssetStore(
	folder: string,
	probeMedia: ProbeMedia,
): AssetStore & { add(file: string): Promise<string> } {
	const assets = new Map<string, Asset>();
	const placeOf = (id: string) => path.join(folder, id);
	/** A place of its own for each arrival: two may come at once. */
	const arrival = () => path.join(folder, `incoming-${randomUUID()}`);
	const get = async (id: string) => {
		const asset = assets.get(id);
		if (!asset) throw notFound('asset-not-found', 'There is no such asset', { field: 'assetId', fix: 'Upload it' });
		return asset;
	};
	const putFile = async (file: string, { name, mediaType, media, evidence }: NewAsset) => {
		const bytes = await readFile(file);
		const id = createHash('sha256').update(bytes).digest('hex');
		await rename(file, placeOf(id));
		const recordedAt = new Date().toISOString();
		const asset: Asset = {
			...{ id, name, mediaType, sizeBytes: bytes.length, createdAt: recordedAt },
			media: media ?? (await probeMedia(placeOf(id))),
			evidence: [{ ...evidence, recordedAt }],
		};
		assets.set(id, asset);
		return asset;
	};
	return {
		get,
		putFile,
		async putBytes(bytes, asset) {
			const file = arrival();
			await writeFile(file, bytes);
			return putFile(file, asset);
		},
		localPath: async (id) => placeOf((await get(id)).id),
		/** Stores a copy of a test's own file and gives its id. */
		async add(file) {
			const arrived = arrival();
			await copyFile(file, arrived);
			const evidence = { origin: 'uploaded', source: 'test', licence: 'own work' } as const;
			const asset = await putFile(arrived, {
				name: path.basename(file),
				mediaType: 'application/octet-stream',
				evidence,
			});
			return asset.id;
		},
	};
}
