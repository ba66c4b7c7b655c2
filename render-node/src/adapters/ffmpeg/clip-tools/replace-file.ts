import { rename, rm } from 'node:fs/promises';

/** Writes a file anew beside itself and puts it in its place when it is whole; a failure leaves the old one as it was. */
export async function replaceFile(path: string, write: (out: string) => Promise<void>): Promise<void> {
	const out = `${path}.new`;
	try {
		await write(out);
		await rename(out, path);
	} catch (error) {
		await rm(out, { force: true });
		throw error;
	}
}
