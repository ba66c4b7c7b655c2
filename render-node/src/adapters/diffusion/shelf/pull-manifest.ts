import { open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const manifestSchema = z.object({
	model: z.string(),
	repository: z.string(),
	/** Of the repository, as 40 hexadecimal digits. */
	commit: z.string(),
	licence: z.object({ id: z.string(), url: z.string() }),
	pulledAt: z.iso.datetime(),
	files: z.array(z.object({ path: z.string(), sizeBytes: z.number().int().nonnegative(), sha256: z.string() })).min(1),
});
/** What a finished pull left in a model's folder. Files are relative to it. */
export type PullManifest = z.infer<typeof manifestSchema>;

const manifestFile = 'manifest.json';
/** What lies beside a model's own files: what a pull keeps until it is finished. */
export const pullFolder = '.pull';
export const isOurs = (name: string) =>
	name === manifestFile || name.startsWith(`${manifestFile}.`) || name === pullFolder;

/** Null where no pull was finished, or what it wrote cannot be read. */
export async function readManifest(folder: string): Promise<PullManifest | null> {
	try {
		return manifestSchema.parse(JSON.parse(await readFile(path.join(folder, manifestFile), 'utf8')));
	} catch {
		return null;
	}
}

/** Written last: that it is there says that the rest is. */
export async function writeManifest(folder: string, manifest: PullManifest): Promise<void> {
	const making = path.join(folder, `${manifestFile}.new`);
	const file = await open(making, 'w');
	try {
		await file.writeFile(`${JSON.stringify(manifest, null, '\t')}\n`);
		await file.sync();
	} finally {
		await file.close();
	}
	await rename(making, path.join(folder, manifestFile));
}

export const removeManifest = (folder: string) => rm(path.join(folder, manifestFile), { force: true });
