import { errorCode } from '../../domain/error-code.js';
import { storageFull } from '../../domain/refusal.js';

const noRoom = new Set(['ENOSPC', 'EDQUOT']);

/** Runs work that writes to the disk; a disk without room becomes a refusal that says so. */
export async function tellingDiskFull<T>(folder: string, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		if (!noRoom.has(errorCode(error))) throw error;
		throw storageFull('disk-full', "The service's disk has no room left", {
			detail: folder,
			fix: 'Make room on the disk of SHOWRUNNER_DATA_DIR, then try again: nothing half-written was kept',
			cause: error,
		});
	}
}
