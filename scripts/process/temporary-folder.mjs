import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * A new folder under the system's own for temporary files, and the way to remove it. Other users may enter it: a
 * database that a service run by root keeps inside belongs to one.
 * @param {string} name
 * @returns {{ path: string, remove: () => void }}
 */
export function temporaryFolder(name) {
	const folder = mkdtempSync(path.join(tmpdir(), `showrunner-${name}-`));
	chmodSync(folder, 0o755);
	// Who has just been killed may still write its last file.
	const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
	return { path: folder, remove };
}
