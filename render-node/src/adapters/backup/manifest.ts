import { randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { configurationInvalid } from '../../domain/refusal.js';
import { syncToDisk } from '../assets-local/sync-to-disk.js';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const fileName = z.string().regex(/^[\w.-]+$/);
const count = z.number().int().nonnegative();

/** What a backup holds. It is written last: a folder without one is a backup that was not finished. */
export const manifestSchema = z.strictObject({
	format: z.literal('showrunner-backup/1'),
	serviceVersion: z.string(),
	/** The moment that the backup shows. */
	takenAt: z.iso.datetime(),
	migrations: z.array(z.strictObject({ hash: sha256, createdAtMs: z.number() })),
	/** In the order in which they can be loaded. */
	tables: z.array(
		z.strictObject({
			name: z.string(),
			columns: z.array(z.string()).min(1),
			file: fileName,
			rows: count,
			sizeBytes: count,
			sha256,
		}),
	),
	assets: z.strictObject({
		/** `elsewhere`: they stay in their bucket, which has a backup of its own. */
		place: z.enum(['pool', 'elsewhere']),
		count,
		sizeBytes: count,
		/** One line of JSON each: id and size. */
		file: fileName,
		sha256,
		/** Deleted while the backup was being made. */
		gone: z.array(sha256),
	}),
	secrets: z.array(fileName),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const manifestName = 'manifest.json';
/** Files of the data directory that are no rows: without them, old links and keys end. */
export const secretNames = ['link-secret', 'api-key'];

/** Folder with assets that all backups of a place share. */
export const poolOf = (backup: string): string => path.join(path.dirname(backup), 'assets');
export const pooled = (pool: string, assetId: string): string => path.join(pool, assetId.slice(0, 2), assetId);

export async function writeManifest(backup: string, manifest: Manifest): Promise<void> {
	const place = path.join(backup, manifestName);
	const draft = `${place}.${randomUUID()}`;
	await writeFile(draft, `${JSON.stringify(manifest, null, '\t')}\n`, { mode: 0o600 });
	await syncToDisk(draft);
	await rename(draft, place);
	await syncToDisk(backup);
}

export async function readManifest(backup: string): Promise<Manifest> {
	const fix = 'Name a folder that render-node backup has made, such as backups/2026-11-26T03-00-00Z';
	const text = await readFile(path.join(backup, manifestName), 'utf8').catch((cause: unknown) => {
		throw configurationInvalid('backup-not-found', 'This folder holds no finished backup', {
			detail: backup,
			fix,
			cause,
		});
	});
	try {
		return manifestSchema.parse(JSON.parse(text));
	} catch (cause) {
		throw configurationInvalid(
			'backup-not-readable',
			'The manifest of this backup is not one that this version reads',
			{
				...{ detail: backup, cause },
				fix: 'Use the version of render-node that made it, or a newer one',
			},
		);
	}
}
