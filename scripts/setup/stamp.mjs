import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { toolchain } from '../paths.mjs';

const stamps = path.join(toolchain, 'stamps');

/**
 * The hash of what a step depends on: files by their content, other facts as text.
 * @param {string[]} files
 * @param {string[]} [facts]
 */
export function fingerprint(files, facts = []) {
	const hash = createHash('sha256');
	for (const file of files)
		hash
			.update(`${path.basename(file)}\0`)
			.update(readFileSync(file))
			.update('\0');
	for (const fact of facts) hash.update(`${fact}\0`);
	return hash.digest('hex');
}

/**
 * Whether a step already ended well with this fingerprint. A step writes its stamp as its last act, so an
 * interrupted one runs again.
 * @param {string} name
 * @param {string} print
 */
export function isStamped(name, print) {
	const file = path.join(stamps, name);
	return existsSync(file) && readFileSync(file, 'utf8') === print;
}

/** @param {string} name @param {string} print */
export function writeStamp(name, print) {
	mkdirSync(stamps, { recursive: true });
	writeFileSync(path.join(stamps, name), print);
}
