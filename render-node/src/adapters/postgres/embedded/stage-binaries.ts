import { randomUUID } from 'node:crypto';
import { copyFile, link, mkdir, readFile, readdir, rename, rm, symlink, access } from 'node:fs/promises';
import path from 'node:path';
import type { Binaries } from './find-binaries.js';

async function linkTree(from: string, to: string): Promise<void> {
	await mkdir(to, { recursive: true, mode: 0o755 });
	for (const entry of await readdir(from, { withFileTypes: true })) {
		const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
		if (entry.isDirectory()) await linkTree(source, target);
		else await link(source, target).catch(() => copyFile(source, target));
	}
}

/** The package ships its libraries' links as a list, since npm packages carry no links. */
async function makeLinks(root: string): Promise<void> {
	const list = await readFile(path.join(root, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
	for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
		const place = path.join(root, path.relative('native', target));
		await mkdir(path.dirname(place), { recursive: true });
		await symlink(path.relative(path.dirname(target), source), place).catch((error: NodeJS.ErrnoException) => {
			if (error.code !== 'EEXIST') throw error;
		});
	}
}

/**
 * Puts the package's binaries, whole with their links, where the database's user can run them.
 * @returns the root whose `bin` holds `postgres` and `initdb`
 */
export async function stageBinaries(binaries: Binaries, home: string): Promise<string> {
	if (binaries.origin === 'system') return binaries.root;
	const staged = path.join(home, `bin-${binaries.major}`);
	if (
		await access(staged).then(
			() => true,
			() => false,
		)
	)
		return staged;
	const building = `${staged}.${randomUUID()}`;
	await linkTree(binaries.root, building);
	await makeLinks(building);
	await rename(building, staged).catch(async (error: NodeJS.ErrnoException) => {
		await rm(building, { recursive: true, force: true });
		if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
	});
	return staged;
}
