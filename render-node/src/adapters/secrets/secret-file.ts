import { randomBytes, randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { errorCode } from '../../domain/error-code.js';

/**
 * A secret of this service that outlives it, made at the first start: 32 random bytes as text.
 * The file is for its owner alone, and appears whole or not at all.
 */
export async function readOrMakeSecret(file: string): Promise<string> {
	const known = await readFile(file, 'utf8').catch((error: unknown) => {
		if (errorCode(error) !== 'ENOENT') throw error;
		return '';
	});
	if (known.trim() !== '') return known.trim();
	const making = `${file}.${randomUUID()}`;
	await writeFile(making, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 });
	await link(making, file).catch((error: unknown) => {
		if (errorCode(error) !== 'EEXIST') throw error;
	});
	await rm(making);
	return (await readFile(file, 'utf8')).trim();
}
