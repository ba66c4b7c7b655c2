import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { configurationInvalid } from '../../../domain/refusal.js';
import type { Log } from '../../../domain/ports.js';
import { majorOf, packagedBinaries, systemBinaries, type Binaries } from './find-binaries.js';
import { stageBinaries } from './stage-binaries.js';

/** Major version that made the cluster, or null where there is none yet. */
export async function clusterMajor(cluster: string): Promise<number | null> {
	const text = await readFile(path.join(cluster, 'PG_VERSION'), 'utf8').catch(() => '');
	return Number.parseInt(text, 10) || null;
}

async function runnableRoot(binaries: Binaries, home: string, log: Log): Promise<string | null> {
	try {
		const root = await stageBinaries(binaries, home);
		await majorOf(root);
		return root;
	} catch (error) {
		log.warn({ err: error, origin: binaries.origin }, 'these PostgreSQL binaries do not run here');
		return null;
	}
}

/**
 * The root of binaries that run here and can read the cluster, the package's before the system's.
 * Refuses with `database-binaries-missing` where there are none.
 */
export async function chooseBinaries(home: string, cluster: string, log: Log): Promise<string> {
	const major = await clusterMajor(cluster);
	const packaged = await packagedBinaries();
	for (const binaries of [...(packaged ? [packaged] : []), ...(await systemBinaries())]) {
		if (major !== null && binaries.major !== major) continue;
		const root = await runnableRoot(binaries, home, log);
		if (root !== null) return root;
	}
	throw configurationInvalid(
		'database-binaries-missing',
		'No PostgreSQL was found that can run the embedded database',
		{
			detail:
				major === null ? `${process.platform}-${process.arch}` : `the data in ${cluster} needs PostgreSQL ${major}`,
			fix: `Install PostgreSQL ${major ?? '15 or newer'}, or set SHOWRUNNER_DATABASE_URL to a server of yours`,
			field: 'SHOWRUNNER_DATABASE_URL',
		},
	);
}
