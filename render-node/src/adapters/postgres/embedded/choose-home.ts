import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { ChildIdentity } from './child-identity.js';

/** Where databases of root-run services live when their data directory is closed to other users. */
export const openGround = '/var/lib/showrunner';

function mayTraverse(mode: number, owner: { uid: number; gid: number }, child: ChildIdentity): boolean {
	if (owner.uid === child.uid) return (mode & 0o100) !== 0;
	if (owner.gid === child.gid) return (mode & 0o010) !== 0;
	return (mode & 0o001) !== 0;
}

/** Whether every folder above `folder` lets the child through; `folder` itself becomes the child's own. */
async function isReachable(folder: string, child: ChildIdentity): Promise<boolean> {
	for (let parent = path.dirname(folder); ; parent = path.dirname(parent)) {
		const { mode, uid, gid } = await stat(parent);
		if (!mayTraverse(mode, { uid, gid }, child)) return false;
		if (parent === path.dirname(parent)) return true;
	}
}

/**
 * Folder for the database of a data directory: inside it, or, where the child could not get in, on
 * open ground under a name that only this data directory leads to.
 * @param dataDir absolute and existing
 */
export async function chooseHome(dataDir: string, child: ChildIdentity | null): Promise<string> {
	const inside = path.join(dataDir, 'postgres');
	if (!child || (await isReachable(inside, child))) return inside;
	return path.join(openGround, createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
}
