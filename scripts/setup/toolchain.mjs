import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { toolchain } from '../paths.mjs';
import { npmCommand } from './npm-command.mjs';
import { runLogged } from './run-logged.mjs';
import { fingerprint, isStamped, writeStamp } from './stamp.mjs';
import { step } from './step.mjs';
import { nodeMajor, nodeVersion, pnpmVersion } from './versions.mjs';

/**
 * Where Node and pnpm lie. `nodeHome` holds `bin/node` and the headers that native modules are built with.
 * @typedef {{ node: string, nodeHome: string, pnpm: string }} Toolchain
 */

/**
 * The running Node where it is new enough and has its headers, else one from npm; pnpm always from npm.
 * @returns {Promise<Toolchain>}
 */
export async function ensureToolchain() {
	const own = ownNodeHome();
	const platformPackage = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
	// npm may hold back install scripts, so the platform's own package is named, which needs none.
	const packages = [`pnpm@${pnpmVersion}`, ...(own ? [] : [`${platformPackage}@${nodeVersion}`])];
	const nodeHome = own ?? path.join(toolchain, 'node_modules', platformPackage);
	const node = own ? process.execPath : path.join(nodeHome, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
	const pnpm = path.join(toolchain, 'node_modules', 'pnpm', 'bin', 'pnpm.mjs');
	const print = fingerprint([], [...packages, process.platform, process.arch]);
	if (!isStamped('toolchain', print) || !existsSync(node) || !existsSync(pnpm)) {
		await step(`Fetching ${own ? 'pnpm' : `Node ${nodeVersion} and pnpm`}`, () => install(packages));
		writeStamp('toolchain', print);
	}
	return { node, nodeHome, pnpm };
}

/** @param {string[]} packages */
async function install(packages) {
	mkdirSync(toolchain, { recursive: true });
	writeFileSync(path.join(toolchain, 'package.json'), '{ "private": true }\n');
	const { command, args } = npmCommand();
	await runLogged(
		'toolchain',
		command,
		[
			...args,
			'install',
			'--prefix',
			toolchain,
			'--no-save',
			'--ignore-scripts',
			'--no-audit',
			'--no-fund',
			'--include=optional',
			...packages,
		],
		{ cwd: toolchain, limitMs: 10 * 60_000 },
	);
}

function ownNodeHome() {
	const home = path.resolve(path.dirname(process.execPath), '..');
	// The one that npm installed for us would be taken away again where it is not asked for.
	if (home.startsWith(toolchain)) return undefined;
	const isNewEnough = Number(process.versions.node.split('.')[0]) >= nodeMajor;
	return isNewEnough && existsSync(path.join(home, 'include', 'node', 'node_api.h')) ? home : undefined;
}
