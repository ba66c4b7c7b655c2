import { randomUUID } from 'node:crypto';
import { rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** @typedef {import('../../render-node/dist/domain/ports.js').AssetStore} AssetStore */

/**
 * Assets as files, without the service's database; those that are made get an id by chance.
 * @param {string} folder @param {import('../../render-node/dist/adapters/ffmpeg/probe-media.js').ProbeMedia} probe
 */
export function openShelf(folder, probe) {
	/** @type {Map<string, { asset: import('../../contract/dist/src/index.js').Asset, file: string }>} */
	const known = new Map();
	const kept = (/** @type {string} */ id) => {
		const slot = known.get(id);
		if (!slot) throw new Error(`there is no asset ${id}`);
		return slot;
	};
	/** @param {string} id @param {string} file @param {import('../../render-node/dist/domain/ports.js').NewAsset} facts */
	const keep = async (id, file, { name, mediaType, media: told, evidence }) => {
		const createdAt = new Date().toISOString();
		const [{ size: sizeBytes }, media] = [await stat(file), told ?? (await probe(file))];
		const recorded = [{ ...evidence, recordedAt: createdAt }];
		const asset = { id, name, mediaType, sizeBytes, createdAt, media, evidence: recorded };
		known.set(id, { asset, file });
		return asset;
	};
	/** @type {AssetStore['putFile']} */
	const putFile = async (file, facts) => {
		const id = (randomUUID() + randomUUID()).replaceAll('-', '');
		const place = path.join(folder, id);
		await rename(file, place);
		return keep(id, place, facts);
	};
	return {
		get: async (/** @type {string} */ id) => kept(id).asset,
		localPath: async (/** @type {string} */ id) => kept(id).file,
		putFile,
		/** @type {AssetStore['putBytes']} */
		async putBytes(bytes, facts) {
			const file = path.join(folder, 'incoming');
			await writeFile(file, bytes);
			return putFile(file, facts);
		},
		/** Files of this machine by the ids that they are to have. @param {Record<string, string>} files */
		async know(files) {
			const evidence = /** @type {const} */ ({ origin: 'uploaded', source: 'bench', licence: 'own work' });
			for (const [id, file] of Object.entries(files)) {
				if (known.has(id)) continue;
				await keep(id, file, { name: path.basename(file), mediaType: 'application/octet-stream', evidence });
			}
		},
	};
}

/** Finished work in memory, by its key. @returns {import('../../render-node/dist/domain/ports.js').PieceCache} */
export function openPieces() {
	/** @type {Map<string, unknown>} */
	const kept = new Map();
	return { find: async (key) => kept.get(key) ?? null, keep: async (key, _, value) => void kept.set(key, value) };
}
