import { createHash } from 'node:crypto';
import { mkdir, lstat, chown } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { configurationInvalid } from '../../../domain/refusal.js';
import type { ConnectionOptions } from '../connection.js';
import type { ChildIdentity } from './child-identity.js';

/** The role that owns the private database. */
export const ownerRole = 'showrunner';
const port = 5432;
/** sun_path holds 108 bytes on Linux and 104 on macOS, the closing zero included. */
const longestSocketPath = 103;

/** Private folder for the server's socket: in its home, or under a short name where that is too long. */
export async function prepareSocketDir(home: string, child: ChildIdentity | null): Promise<string> {
	const inside = path.join(home, 'run');
	const isShort = Buffer.byteLength(path.join(inside, `.s.PGSQL.${port}`)) <= longestSocketPath;
	const short = path.join(tmpdir(), `showrunner-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`);
	const folder = isShort ? inside : short;
	await mkdir(folder, { recursive: true, mode: 0o700 });
	if (child) await chown(folder, child.uid, child.gid);
	const { uid, mode } = await lstat(folder);
	if (uid !== (child?.uid ?? process.getuid?.() ?? uid) || (mode & 0o077) !== 0) {
		throw configurationInvalid('socket-folder-open', 'The folder of the database socket is open to other users', {
			detail: folder,
			fix: 'Remove that folder, then start the service again',
		});
	}
	return folder;
}

export const privateConnection = (socketDir: string): ConnectionOptions => ({
	host: socketDir,
	port,
	user: ownerRole,
	database: 'postgres',
});

/** Switches that keep the server private and small. */
export const serverArguments = (dataDir: string, socketDir: string): string[] => {
	const settings = {
		listen_addresses: '',
		port,
		unix_socket_directories: socketDir,
		unix_socket_permissions: '0700',
		shared_buffers: '32MB',
		max_connections: 40,
		logging_collector: 'off',
		log_min_messages: 'warning',
		timezone: 'UTC',
	};
	return ['-D', dataDir, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
};
