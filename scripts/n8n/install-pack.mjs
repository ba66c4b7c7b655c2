import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { npmCommand } from '../setup/npm-command.mjs';
import { fingerprint } from '../setup/stamp.mjs';

/**
 * Installs a packed pack where n8n keeps community nodes, by npm and without the network. Does nothing when
 * the very same tarball is there already.
 * @param {string} userFolder n8n's N8N_USER_FOLDER
 * @param {string} tarball
 */
export async function installPack(userFolder, tarball) {
	const folder = path.join(userFolder, '.n8n', 'nodes');
	const stamp = path.join(folder, '.installed-pack');
	const print = fingerprint([tarball]);
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === print) return;
	mkdirSync(folder, { recursive: true });
	const { command, args } = npmCommand();
	const options = [
		'--prefix',
		folder,
		'--ignore-scripts',
		'--legacy-peer-deps',
		'--offline',
		'--no-audit',
		'--no-fund',
	];
	await promisify(execFile)(command, [...args, 'install', ...options, tarball], { cwd: folder, timeout: 120_000 });
	writeFileSync(stamp, print);
}
