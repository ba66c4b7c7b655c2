import { readdirSync, readlinkSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** Files beneath a folder. */
export function filesBeneath(folder: string): string[] {
	try {
		return readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => path.join(entry.parentPath, entry.name));
	} catch {
		return [];
	}
}

/** Programs that are at work in a folder, by their process ids. */
export function programsBeneath(folder: string): number[] {
	const root = realpathSync(folder);
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.filter((name) => {
			try {
				return readlinkSync(`/proc/${name}/cwd`).startsWith(root + path.sep);
			} catch {
				return false;
			}
		})
		.map(Number);
}
