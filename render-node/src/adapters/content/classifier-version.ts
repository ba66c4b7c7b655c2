import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { RejectionPolicy } from './rejection-policy.js';

/** Changes when a classifier is exchanged, or what its labels mean. Weights are known by size and time, not read. */
export async function classifierVersion(folder: string, policy: RejectionPolicy): Promise<string> {
	const hash = createHash('sha256').update(JSON.stringify([...policy].sort()));
	for (const name of (await readdir(folder)).sort()) {
		if (name.endsWith('.json')) hash.update(await readFile(path.join(folder, name)));
		if (!name.endsWith('.safetensors')) continue;
		const { size, mtimeMs } = await stat(path.join(folder, name));
		hash.update(`${name} ${size} ${mtimeMs}`);
	}
	return hash.digest('hex');
}
