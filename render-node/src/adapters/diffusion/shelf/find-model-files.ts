import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { CatalogueEntry } from './catalogue-schema.js';
import { inspectModelFolder } from './inspect-model-folder.js';
import { readManifest } from './pull-manifest.js';

/** Where a model's files are and what they are; or why they cannot be used, with the way out. */
export type ModelFiles = { path: string; revision: string; note: string } | { path: null; note: string };

/** Looks at the entry's own folder where it has one, else at the one that a pull fills. */
export async function findModelFiles(modelsDir: string, entry: CatalogueEntry): Promise<ModelFiles> {
	return entry.path === null ? await findPulled(modelsDir, entry) : await findOwn(entry, entry.path);
}

async function findOwn({ family }: CatalogueEntry, folder: string): Promise<ModelFiles> {
	const isThere = await stat(folder).then(
		(found) => found.isDirectory(),
		() => false,
	);
	if (!isThere) return { path: null, note: 'The folder that its catalogue entry names is not there: correct `path`' };
	const inspected = await inspectModelFolder(folder, family);
	if ('fault' in inspected) return { path: null, note: `Its folder cannot be used: ${inspected.fault}` };
	return { path: folder, revision: inspected.fingerprint, note: 'Ready, from a folder of its own' };
}

async function findPulled(modelsDir: string, { id, family }: CatalogueEntry): Promise<ModelFiles> {
	const folder = path.join(modelsDir, id);
	const manifest = await readManifest(folder);
	if (manifest === null) {
		const isBegun = await holdsFiles(folder);
		const state = isBegun ? 'Its pull was not finished' : 'Not pulled';
		return { path: null, note: `${state}: run render-node models pull ${id}` };
	}
	for (const { path: name, sizeBytes } of manifest.files) {
		const found = await stat(path.join(folder, name)).catch(() => null);
		if (found?.size !== sizeBytes)
			return { path: null, note: `${name} is ${found ? 'not whole' : 'missing'}: run render-node models pull ${id}` };
	}
	const inspected = await inspectModelFolder(folder, family);
	if ('fault' in inspected) return { path: null, note: `What was pulled cannot be used: ${inspected.fault}` };
	return { path: folder, revision: manifest.commit, note: `Ready, at ${manifest.commit.slice(0, 12)}` };
}

/** Whether an unfinished pull left more than its empty folders. */
async function holdsFiles(folder: string): Promise<boolean> {
	const names = await readdir(folder, { recursive: true }).catch(() => []);
	return names.some((name) => /\.(part|json|safetensors)$/.test(name));
}
