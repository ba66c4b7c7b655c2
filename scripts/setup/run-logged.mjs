import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { logs } from '../paths.mjs';
import { SetupFailed } from './setup-failed.mjs';

/**
 * Runs one program with its output in `.cache/logs/<name>.log`. A failure shows the end of that log.
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, limitMs: number }} options
 */
export async function runLogged(name, command, args, { cwd, env = process.env, limitMs }) {
	mkdirSync(logs, { recursive: true });
	const logFile = path.join(logs, `${name}.log`);
	const log = createWriteStream(logFile);
	const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
	child.stdout.pipe(log, { end: false });
	child.stderr.pipe(log, { end: false });
	const limit = setTimeout(() => child.kill('SIGTERM'), limitMs);
	const outcome = await new Promise((resolve) => {
		child.once('error', (error) => resolve(error.message));
		child.once('close', (code, signal) => resolve(code ?? signal));
	});
	clearTimeout(limit);
	await new Promise((resolve) => log.end(resolve));
	if (outcome === 0) return;
	const why =
		outcome === 'SIGTERM' ? `took longer than ${Math.round(limitMs / 60_000)} minutes` : `ended with ${outcome}`;
	const lastLines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-15).join('\n  ');
	throw new SetupFailed(
		`${path.basename(command)} ${args.slice(0, 3).join(' ')} ${why}.\n  ${lastLines}\nThe whole log: ${logFile}\nRun the same command again to go on from here.`,
	);
}
