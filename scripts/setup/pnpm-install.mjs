import path from 'node:path';
import { runLogged } from './run-logged.mjs';

/**
 * Installs exactly what the lock file says and runs no package's scripts.
 * @param {string} name
 * @param {import('./toolchain.mjs').Toolchain} tools
 * @param {string} folder
 */
export async function pnpmInstall(name, tools, folder) {
	const searchPath = [path.dirname(tools.node), process.env.PATH].join(path.delimiter);
	// CI keeps pnpm from asking whether it may replace an older node_modules.
	await runLogged(name, tools.node, [tools.pnpm, 'install', '--frozen-lockfile', '--ignore-scripts'], {
		cwd: folder,
		env: { ...process.env, PATH: searchPath, CI: 'true' },
		limitMs: 15 * 60_000,
	});
}
