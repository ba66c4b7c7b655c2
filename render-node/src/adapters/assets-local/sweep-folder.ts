import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Removes what has lain in a folder of temporary files for longer than that; makes the folder.
 * @param isInUse spares what is still at work, whatever its age seems to be
 */
export async function sweepFolder(
	folder: string,
	olderThanMs: number,
	isInUse: (place: string) => Promise<boolean> = async () => false,
): Promise<void> {
	await mkdir(folder, { recursive: true });
	for (const name of await readdir(folder)) {
		const place = path.join(folder, name);
		const { mtimeMs } = await stat(place).catch(() => ({ mtimeMs: 0 }));
		if (Date.now() - mtimeMs < olderThanMs || (await isInUse(place))) continue;
		await rm(place, { recursive: true, force: true });
	}
}
