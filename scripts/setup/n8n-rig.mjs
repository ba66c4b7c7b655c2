import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { rig, rigSource } from '../paths.mjs';
import { pnpmInstall } from './pnpm-install.mjs';
import { runLogged } from './run-logged.mjs';
import { fingerprint, isStamped, writeStamp } from './stamp.mjs';
import { step } from './step.mjs';

const inputs = ['package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml'];

/**
 * An unmodified n8n from npm in a folder of its own, apart from what the pack depends on.
 * @param {import('./toolchain.mjs').Toolchain} tools
 */
export async function ensureN8nRig(tools) {
	const print = fingerprint(
		inputs.map((file) => path.join(rigSource, file)),
		[process.platform, process.arch],
	);
	if (isStamped('n8n-rig', print) && existsSync(path.join(rig, 'node_modules', '.modules.yaml'))) return;
	mkdirSync(rig, { recursive: true });
	for (const file of inputs) copyFileSync(path.join(rigSource, file), path.join(rig, file));
	await step('Installing n8n', () => pnpmInstall('n8n-rig', tools, rig));
	const sqlite = sqliteFolder();
	if (!loads(tools, sqlite)) await step("Compiling n8n's sqlite3 (about a minute)", () => compile(tools, sqlite));
	writeStamp('n8n-rig', print);
}

/** Whether a compiler will be needed: sqlite3 ships none of its binaries in its npm package. */
export function needsCompiler() {
	return (
		!existsSync(path.join(rig, 'node_modules')) ||
		!existsSync(path.join(sqliteFolder(), 'build', 'Release', 'node_sqlite3.node'))
	);
}

function sqliteFolder() {
	const store = path.join(rig, 'node_modules', '.pnpm');
	const entry = existsSync(store) ? readdirSync(store).find((name) => name.startsWith('sqlite3@')) : undefined;
	return path.join(store, entry ?? 'sqlite3', 'node_modules', 'sqlite3');
}

/** @param {import('./toolchain.mjs').Toolchain} tools @param {string} folder */
function loads(tools, folder) {
	return spawnSync(tools.node, ['-e', 'require(process.argv[1])', folder], { timeout: 30_000 }).status === 0;
}

/** @param {import('./toolchain.mjs').Toolchain} tools @param {string} folder */
async function compile(tools, folder) {
	const nodeGyp = path.resolve(
		path.dirname(tools.pnpm),
		'..',
		'dist',
		'node_modules',
		'node-gyp',
		'bin',
		'node-gyp.js',
	);
	const searchPath = [path.dirname(tools.node), process.env.PATH].join(path.delimiter);
	await runLogged('sqlite3', tools.node, [nodeGyp, 'rebuild', `--nodedir=${tools.nodeHome}`, '--jobs=max'], {
		cwd: folder,
		env: { ...process.env, PATH: searchPath },
		limitMs: 10 * 60_000,
	});
}
