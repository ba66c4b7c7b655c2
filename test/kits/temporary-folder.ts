import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A new folder under the system's own for temporary files, and the way to remove it. */
export function temporaryFolder(name: string): { path: string; remove(): void } {
	const folder = mkdtempSync(path.join(tmpdir(), `showrunner-${name}-`));
	// A service that runs as root has its database run as another user, who must get in.
	chmodSync(folder, 0o711);
	return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
