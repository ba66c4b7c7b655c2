import { createHash } from 'node:crypto';
import { copyFile, mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { conflict } from '../../domain/refusal.js';
import { errorCode } from '../../domain/error-code.js';
import { dumpBooks, type AssetRow } from '../postgres/backup/dump-books.js';
import type { ConnectionOptions } from '../postgres/connection.js';
import { poolAsset, type PoolSource } from './pool-asset.js';
import { secretNames, writeManifest, type Manifest } from './manifest.js';

export type BackupOrder = {
	connection: ConnectionOptions;
	/** Null: assets stay where they are, in a bucket that has a backup of its own. */
	assets: PoolSource | null;
	dataDir: string;
	/** Folder that holds all backups. */
	folder: string;
	serviceVersion: string;
	now: Date;
	signal: AbortSignal;
	say(line: string): void;
};

const assetsFile = 'assets.jsonl';

/** Such as 2026-11-26T03-00-00Z: sorts by time, and is a name on every file system. */
const nameAt = (now: Date) => `${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z`;

async function makeFolder(folder: string): Promise<void> {
	await mkdir(path.dirname(folder), { recursive: true, mode: 0o700 });
	await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
		if (errorCode(error) !== 'EEXIST') throw error;
		throw conflict('backup-exists', 'A backup of this second is there already', {
			detail: folder,
			fix: 'Wait a second, or name another folder',
		});
	});
}

async function copySecrets(dataDir: string, folder: string): Promise<string[]> {
	const copied: string[] = [];
	for (const name of secretNames) {
		const isThere = await readFile(path.join(dataDir, name)).then(() => true, () => false); // prettier-ignore
		if (!isThere) continue;
		await copyFile(path.join(dataDir, name), path.join(folder, name));
		copied.push(name);
	}
	return copied;
}

/** Writes down the assets that the books know, and pools their bytes. */
async function gatherAssets({ assets: source, folder, signal }: BackupOrder, place: string) {
	const handle = await open(path.join(place, assetsFile), 'wx', 0o600);
	const hash = createHash('sha256');
	const facts = { count: 0, sizeBytes: 0, added: 0, gone: [] as string[] };
	const add = async (assets: readonly AssetRow[]) => {
		const lines = assets.map((asset) => `${JSON.stringify(asset)}\n`).join('');
		hash.update(lines);
		await handle.writeFile(lines);
		for (const asset of assets) {
			signal.throwIfAborted();
			facts.count++;
			facts.sizeBytes += asset.sizeBytes;
			const outcome = source && (await poolAsset(source, path.join(folder, 'assets'), asset, signal));
			if (outcome === 'added') facts.added++;
			if (outcome === 'gone') facts.gone.push(asset.id);
		}
	};
	const finish = async () => {
		await handle.sync();
		return { ...facts, sha256: hash.digest('hex') };
	};
	return { add, finish, close: () => handle.close() };
}

/**
 * Writes a backup beside services that go on with their work: books as they were at one moment, and every asset that
 * they name. What is not finished is removed again; assets that are pooled stay for the next one.
 */
export async function createBackup(order: BackupOrder): Promise<{ place: string; manifest: Manifest; added: number }> {
	const { connection, dataDir, folder, serviceVersion, now, signal, say } = order;
	const place = path.join(folder, nameAt(now));
	await makeFolder(place);
	const assets = await gatherAssets(order, place);
	try {
		const dump = await dumpBooks(connection, place, signal, assets.add);
		const { added, count, sizeBytes, gone, sha256 } = await assets.finish();
		const manifest: Manifest = {
			format: 'showrunner-backup/1',
			serviceVersion,
			takenAt: dump.takenAt.toISOString(),
			migrations: dump.migrations,
			tables: dump.tables,
			assets: { place: order.assets ? 'pool' : 'elsewhere', count, sizeBytes, file: assetsFile, sha256, gone },
			secrets: await copySecrets(dataDir, place),
		};
		await writeManifest(place, manifest);
		if (gone.length > 0)
			say(`${gone.length} assets were deleted meanwhile, or their bytes are not what they should be`);
		return { place, manifest, added };
	} catch (error) {
		await rm(place, { recursive: true, force: true });
		throw error;
	} finally {
		await assets.close();
	}
}
