import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';

export type InstalledPackage = { name: string; version: string; licence: string; folder: string };

type Manifest = {
	name: string;
	version: string;
	license?: string | { type?: string };
	licenses?: { type?: string }[];
	dependencies?: Record<string, string>;
	optionalDependencies?: Record<string, string>;
	os?: string[];
	cpu?: string[];
};

/** Everything that a package needs at run time, as it is installed here; optional packages only where they are. */
export function installedPackages(folder: string): InstalledPackage[] {
	const found = new Map<string, InstalledPackage>();
	const visit = (from: string): void => {
		const manifest = readManifest(from);
		const names = [...Object.keys(manifest.dependencies ?? {}), ...Object.keys(manifest.optionalDependencies ?? {})];
		for (const name of names) {
			const at = locate(from, name);
			if (!at) {
				if (name in (manifest.optionalDependencies ?? {})) continue;
				throw new Error(`${name}, which ${manifest.name} needs, is not installed`);
			}
			if (found.has(at)) continue;
			const { version, ...rest } = readManifest(at);
			found.set(at, { name: rest.name, version, licence: licenceOf(rest), folder: at });
			visit(at);
		}
	};
	visit(realpathSync(folder));
	return [...found.values()];
}

function locate(from: string, name: string): string | undefined {
	for (let folder = from; folder !== path.dirname(folder); folder = path.dirname(folder)) {
		const candidate = path.join(folder, 'node_modules', name);
		if (existsSync(path.join(candidate, 'package.json'))) return realpathSync(candidate);
	}
	return undefined;
}

function licenceOf({ license, licenses }: Pick<Manifest, 'license' | 'licenses'>): string {
	if (typeof license === 'string') return license;
	return license?.type ?? licenses?.map(({ type }) => type).join(' OR ') ?? 'unknown';
}

function readManifest(folder: string): Manifest {
	return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
}
