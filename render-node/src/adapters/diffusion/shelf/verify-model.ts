import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isOurs, readManifest } from './pull-manifest.js';

export type VerifiedModel = {
	/** Null: no pull was finished. */
	commit: string | null;
	files: number;
	missing: string[];
	changed: string[];
	/** Files that no pull brought. */
	extra: string[];
};

/** Hashes a pulled model's files against its manifest. Reads every byte. */
export async function verifyModel(folder: string, signal: AbortSignal): Promise<VerifiedModel> {
	const manifest = await readManifest(folder);
	const found: VerifiedModel = { commit: null, files: 0, missing: [], changed: [], extra: [] };
	if (manifest === null) return found;
	for (const { path: name, sizeBytes, sha256 } of manifest.files) {
		signal.throwIfAborted();
		const file = path.join(folder, name);
		const there = await stat(file).catch(() => null);
		if (!there?.isFile()) found.missing.push(name);
		else if (there.size !== sizeBytes || (await hashOf(file, signal)) !== sha256) found.changed.push(name);
	}
	const known = new Set(manifest.files.map(({ path: name }) => name));
	const extra = (await allFiles(folder)).filter((name) => !known.has(name));
	return { ...found, commit: manifest.commit, files: manifest.files.length, extra };
}

async function hashOf(file: string, signal: AbortSignal): Promise<string> {
	const hash = createHash('sha256');
	await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash, { signal });
	return hash.digest('hex');
}

async function allFiles(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => !entry.isDirectory())
		.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
		.filter((name) => !isOurs(name.split('/')[0] ?? ''))
		.sort();
}
