import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, realpath, rename } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * Moves a file that a worker says it has made to `target`, when it is what the worker says: a plain file in `outDir`
 * itself, reached over no link, with this hash. False: it is not; then nothing may be at `target`.
 */
export async function takeMadeFile(
	told: { path: string; sha256: string },
	outDir: string,
	target: string,
	signal: AbortSignal,
): Promise<boolean> {
	const source = path.resolve(outDir, told.path);
	try {
		if (!(await lstat(source)).isFile()) return false;
		if (path.dirname(await realpath(source)) !== (await realpath(outDir))) return false;
		await rename(source, target);
	} catch {
		return false;
	}
	return (await sha256Of(target, signal)) === told.sha256;
}

async function sha256Of(file: string, signal: AbortSignal): Promise<string> {
	const hash = createHash('sha256');
	await pipeline(createReadStream(file), hash, { signal });
	return hash.digest('hex');
}
