import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from '../paths.mjs';

/**
 * Runs the gulp tasks that every change has to pass, each to its end.
 * @param {string[]} gates
 * @returns {Promise<string[]>} the names of those that failed
 */
export async function runGates(gates) {
	const gulp = path.join(root, 'node_modules', 'gulp', 'bin', 'gulp.js');
	return gates.filter(
		(gate) =>
			spawnSync(process.execPath, [gulp, gate], { cwd: root, stdio: 'inherit', timeout: 15 * 60_000 }).status !== 0,
	);
}
