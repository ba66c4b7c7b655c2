import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from './paths.mjs';

/**
 * Runs a program with the project's Node and its local tools first on the path; resolves with the exit code.
 * @param {import('./setup/toolchain.mjs').Toolchain} tools
 * @param {string[]} command a program of node_modules/.bin, or arguments for node when it starts with a path
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>}
 */
export async function underNode(tools, command, env = {}) {
	const searchPath = [path.dirname(tools.node), path.join(root, 'node_modules', '.bin'), process.env.PATH];
	const [program = '', ...args] = command;
	const isScript = path.isAbsolute(program);
	const child = spawn(isScript ? tools.node : program, isScript ? command : args, {
		cwd: root,
		stdio: 'inherit',
		env: { ...process.env, ...env, PATH: searchPath.join(path.delimiter) },
	});
	// The terminal sends Ctrl-C to the child as well, which tidies up and ends; then so do we.
	const wait = () => undefined;
	process.on('SIGINT', wait);
	const terminate = () => child.kill('SIGTERM');
	process.on('SIGTERM', terminate);
	return await new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (code) => resolve(code ?? 1));
	}).finally(() => process.off('SIGINT', wait).off('SIGTERM', terminate));
}
