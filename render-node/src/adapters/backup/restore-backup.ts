import { chmod, copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createReadStream } from 'node:fs';
import type { BlobStore } from '../../domain/blob-store.js';
import { conflict } from '../../domain/refusal.js';
import type { ConnectionOptions } from '../postgres/connection.js';
import { booksNotEmpty, hasBooks, loadBooks } from '../postgres/backup/load-books.js';
import { pooled, poolOf, type Manifest } from './manifest.js';
import { assetsOf, verifyBackup } from './verify-backup.js';

export type RestoreOrder = {
	backup: string;
	connection: ConnectionOptions;
	migrations: string;
	blobs: BlobStore;
	dataDir: string;
	signal: AbortSignal;
};

/** Room for one asset's bytes is never needed in memory, whatever its size. */
const maxBytes = Number.MAX_SAFE_INTEGER;

/** Puts back the bytes that the store lacks. */
async function restoreAssets({ backup, blobs, signal }: RestoreOrder, manifest: Manifest): Promise<number> {
	if (manifest.assets.place === 'elsewhere') return 0;
	const gone = new Set(manifest.assets.gone);
	let restored = 0;
	for await (const { id, sizeBytes, mediaType = 'application/octet-stream' } of assetsOf(backup, manifest)) {
		signal.throwIfAborted();
		if (gone.has(id) || (await blobs.sizeOf(id)) === sizeBytes) continue;
		const staged = await blobs.stageStream(createReadStream(pooled(poolOf(backup), id)), maxBytes);
		try {
			await blobs.commit(staged, { mediaType, origin: 'restored' });
		} finally {
			await blobs.discard(staged);
		}
		restored++;
	}
	return restored;
}

/**
 * Puts a backup back, assets first, so that books never name bytes that are not there. Stopped in between it can be
 * started again: the books come last, and all or nothing.
 * @throws Refusal where the backup is broken or the database holds books
 */
export async function restoreBackup(order: RestoreOrder): Promise<{ manifest: Manifest; restoredAssets: number }> {
	const { backup, connection, migrations, dataDir, signal } = order;
	if (await hasBooks(connection)) throw booksNotEmpty();
	const { manifest, complaints } = await verifyBackup(backup, signal);
	if (complaints.length > 0) {
		throw conflict('backup-broken', `${complaints.length} things of this backup are not as they were written`, {
			detail: complaints.slice(0, 5).join('; '),
			fix: 'Take another backup; render-node verify tells all that is off',
		});
	}
	const restoredAssets = await restoreAssets(order, manifest);
	await mkdir(dataDir, { recursive: true });
	for (const name of manifest.secrets) {
		await copyFile(path.join(backup, name), path.join(dataDir, name));
		await chmod(path.join(dataDir, name), 0o600);
	}
	await loadBooks(connection, migrations, manifest, backup, signal);
	return { manifest, restoredAssets };
}
