import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chown, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { clusterMajor } from './choose-binaries.js';
import { ownerRole } from './endpoint.js';
import type { ChildIdentity } from './child-identity.js';

/** First initdb on a slow disk takes a few seconds. */
const initTimeoutMs = 120_000;

/** Makes the data directory unless it is there; a half-made one never gets the name. */
export async function createCluster(
	root: string,
	home: string,
	cluster: string,
	child: ChildIdentity | null,
): Promise<void> {
	if ((await clusterMajor(cluster)) !== null) return;
	const building = `${cluster}.${randomUUID()}`;
	await mkdir(building, { mode: 0o700 });
	if (child) await chown(building, child.uid, child.gid);
	const options = ['-D', building, '-U', ownerRole, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-instructions'];
	await promisify(execFile)(path.join(root, 'bin', 'initdb'), options, {
		cwd: home,
		timeout: initTimeoutMs,
		env: { PATH: process.env.PATH, TZ: 'UTC' },
		...child,
	});
	await rename(building, cluster).catch(async (error: NodeJS.ErrnoException) => {
		await rm(building, { recursive: true, force: true });
		// Another service made it in the meantime; the lock decides who goes on.
		if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
	});
}
