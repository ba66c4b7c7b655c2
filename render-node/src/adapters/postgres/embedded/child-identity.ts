import { readFileSync } from 'node:fs';

/** The user that the database runs as when we are root, since PostgreSQL refuses root. */
export type ChildIdentity = { uid: number; gid: number };

/** What Linux gives to `nobody` where /etc/passwd does not say. */
const overflowId = 65_534;

/** Null when the database can run as the user that we are. */
export function childIdentity(): ChildIdentity | null {
	if (process.getuid?.() !== 0) return null;
	try {
		const line = readFileSync('/etc/passwd', 'utf8')
			.split('\n')
			.find((entry) => entry.startsWith('nobody:'));
		const [, , uid, gid] = line?.split(':') ?? [];
		return { uid: Number(uid ?? overflowId), gid: Number(gid ?? overflowId) };
	} catch {
		return { uid: overflowId, gid: overflowId };
	}
}
