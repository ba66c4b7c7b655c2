import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { waitUntil } from './wait-until.mjs';

/** Dead processes that nobody collects stay in their group, so it is not waited for without end. */
const sweepLimitMs = 500;

/**
 * @typedef {object} ServerProcess
 * @property {number} pid
 * @property {() => Promise<void>} stop asks the server to end, waits for it, and ends what it left behind; ends all hard after `graceMs`
 * @property {() => Promise<void>} kill ends the server alone, as `kill -9` does; what it had started lives on until `stop`
 * @property {() => boolean} isRunning
 */

/**
 * Starts a server in a process group of its own and waits until it answers.
 * @param {object} options
 * @param {string} options.name for messages
 * @param {string} options.command
 * @param {string[]} options.args
 * @param {NodeJS.ProcessEnv} options.env
 * @param {string} options.cwd
 * @param {string} options.logFile is appended to
 * @param {string} options.readyUrl answers 200 once the server is ready
 * @param {number} options.readyLimitMs
 * @param {number} [options.graceMs]
 * @returns {Promise<ServerProcess>}
 */
export async function startServerProcess({
	name,
	command,
	args,
	env,
	cwd,
	logFile,
	readyUrl,
	readyLimitMs,
	graceMs = 20_000,
}) {
	mkdirSync(path.dirname(logFile), { recursive: true });
	const log = openSync(logFile, 'a');
	const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', log, log] });
	closeSync(log);
	/** @type {Promise<void>} */
	const ended = new Promise((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
	const isRunning = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
	/** Ends whatever the server started and left behind. */
	const sweep = async () => {
		const giveUpAt = Date.now() + sweepLimitMs;
		while (signal(-(child.pid ?? 0), 'SIGKILL') && Date.now() < giveUpAt) await wait(20);
	};
	const kill = async () => {
		signal(child.pid ?? 0, 'SIGKILL');
		await ended;
	};
	const stop = async () => {
		if (isRunning()) {
			signal(child.pid ?? 0, 'SIGTERM');
			const limit = setTimeout(() => signal(-(child.pid ?? 0), 'SIGKILL'), graceMs);
			await ended;
			clearTimeout(limit);
		}
		await sweep();
	};
	try {
		await waitUntil(
			`${name} at ${readyUrl} (log: ${logFile})`,
			async () => (isRunning() ? await answers(readyUrl) : failEarly(name, logFile)),
			{ limitMs: readyLimitMs, everyMs: 100 },
		);
	} catch (error) {
		await stop();
		throw error;
	}
	return { pid: /** @type {number} */ (child.pid), stop, kill, isRunning };
}

/**
 * @param {number} pid negative for the whole group
 * @param {NodeJS.Signals} name
 * @returns {boolean} whether there was anything left to be told
 */
function signal(pid, name) {
	try {
		return pid !== 0 && process.kill(pid, name);
	} catch {
		return false;
	}
}

/** @param {string} url */
async function answers(url) {
	try {
		const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
		await response.body?.cancel();
		return response.ok ? true : undefined;
	} catch {
		return undefined;
	}
}

/** @param {string} name @param {string} logFile @returns {never} */
function failEarly(name, logFile) {
	const lastLines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-12).join('\n  ');
	throw new Error(`${name} ended before it was ready. The end of ${logFile}:\n  ${lastLines}`);
}
