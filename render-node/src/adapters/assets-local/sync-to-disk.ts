import { open } from 'node:fs/promises';

/** Makes a file's bytes, or a folder's names, outlast a power cut. */
export async function syncToDisk(place: string): Promise<void> {
	const handle = await open(place, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}
