import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { finished } from 'node:stream/promises';

/** SHA-256 of a file's bytes, in hex. */
export async function hashFile(file: string): Promise<string> {
	const hash = createHash('sha256');
	const source = createReadStream(file);
	source.on('data', (chunk) => hash.update(chunk));
	await finished(source);
	return hash.digest('hex');
}
