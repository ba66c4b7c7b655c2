import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import type { AssetRow } from '../postgres/backup/dump-books.js';
import { pooled, poolOf, readManifest, type Manifest } from './manifest.js';

export type BackupReport = {
	manifest: Manifest;
	/** One sentence for each thing that is off; none: it can be restored. */
	complaints: string[];
};

/** Hash of a file, or null where it is not there. */
async function hashOf(file: string, signal: AbortSignal): Promise<{ sha256: string; sizeBytes: number } | null> {
	const hash = createHash('sha256');
	let sizeBytes = 0;
	const source = createReadStream(file, { signal });
	source.on('data', (chunk) => {
		hash.update(chunk);
		sizeBytes += chunk.length;
	});
	try {
		await finished(source);
		return { sha256: hash.digest('hex'), sizeBytes };
	} catch (error) {
		if (signal.aborted) throw error;
		return null;
	}
}

/** The assets that a backup names. */
export async function* assetsOf(backup: string, { assets }: Manifest): AsyncGenerator<AssetRow> {
	const lines = createInterface({ input: createReadStream(path.join(backup, assets.file)), crlfDelay: Infinity });
	for await (const line of lines) yield JSON.parse(line) as AssetRow;
}

async function* tableComplaints(backup: string, { tables }: Manifest, signal: AbortSignal): AsyncGenerator<string> {
	for (const { name, file, sha256, sizeBytes } of tables) {
		const found = await hashOf(path.join(backup, file), signal);
		if (!found) yield `The rows of ${name} are not there (${file})`;
		else if (found.sha256 !== sha256 || found.sizeBytes !== sizeBytes)
			yield `The rows of ${name} are not what was written (${file})`;
	}
}

async function* assetComplaints(backup: string, manifest: Manifest, signal: AbortSignal): AsyncGenerator<string> {
	const list = await hashOf(path.join(backup, manifest.assets.file), signal);
	if (list?.sha256 !== manifest.assets.sha256) {
		yield `The list of assets is not what was written (${manifest.assets.file})`;
		return;
	}
	if (manifest.assets.place === 'elsewhere') return;
	const gone = new Set(manifest.assets.gone);
	for await (const { id } of assetsOf(backup, manifest)) {
		if (gone.has(id)) continue;
		const found = await hashOf(pooled(poolOf(backup), id), signal);
		if (!found) yield `The bytes of asset ${id} are not there`;
		else if (found.sha256 !== id) yield `The bytes of asset ${id} are not what they should be`;
	}
}

/** Reads every byte of a backup and tells all that is off. */
export async function verifyBackup(backup: string, signal: AbortSignal): Promise<BackupReport> {
	const manifest = await readManifest(backup);
	const complaints: string[] = [];
	for await (const complaint of tableComplaints(backup, manifest, signal)) complaints.push(complaint);
	for await (const complaint of assetComplaints(backup, manifest, signal)) complaints.push(complaint);
	return { manifest, complaints };
}
