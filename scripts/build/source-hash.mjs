import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../paths.mjs';

/** All that shapes what the build puts out. */
const sources = [
	'nodes',
	'providers',
	'credentials',
	'workflows',
	'contract',
	'render-node/kernel',
	'render-node/src',
	'render-node/package.json',
	'render-node/tsconfig.json',
	'scripts/pack',
	'gulpfile.js',
	'package.json',
	'pnpm-lock.yaml',
	'tsconfig.json',
	'tsconfig.base.json',
];
/** What the build itself writes among the sources. */
const written = new Set(['node_modules', 'dist', 'openapi.json']);

/** One hash over the content of all sources. */
export function sourceHash() {
	const hash = createHash('sha256');
	for (const source of sources) {
		for (const file of filesOf(path.join(root, source)))
			hash
				.update(`${path.relative(root, file)}\0`)
				.update(readFileSync(file))
				.update('\0');
	}
	return hash.digest('hex');
}

/** @param {string} entry @returns {string[]} */
function filesOf(entry) {
	if (!existsSync(entry)) return [];
	if (path.extname(entry)) return [entry];
	return readdirSync(entry, { withFileTypes: true })
		.filter((child) => !written.has(child.name))
		.sort((a, b) => (a.name < b.name ? -1 : 1))
		.flatMap((child) => (child.isDirectory() ? filesOf(path.join(entry, child.name)) : [path.join(entry, child.name)]));
}
