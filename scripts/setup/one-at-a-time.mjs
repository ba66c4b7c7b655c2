import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { toolchain } from '../paths.mjs';
import { SetupFailed } from './setup-failed.mjs';

const limitMs = 30 * 60_000;

/**
 * Two commands started side by side do the same work one after the other. The lock of a dead process is taken over.
 * @template T
 * @param {string} name of the work
 * @param {() => Promise<T>} run
 * @returns {Promise<T>}
 */
export async function oneAtATime(name, run) {
	const lock = path.join(toolchain, `${name}.lock`);
	mkdirSync(toolchain, { recursive: true });
	const giveUpAt = Date.now() + limitMs;
	while (!tryLock(lock)) {
		if (Date.now() > giveUpAt)
			throw new SetupFailed(`Another process has held ${lock} for half an hour. Remove that file if there is none.`);
		await wait(500);
	}
	try {
		return await run();
	} finally {
		rmSync(lock, { force: true });
	}
}

/** @param {string} lock */
function tryLock(lock) {
	try {
		writeFileSync(lock, String(process.pid), { flag: 'wx' });
		return true;
	} catch {
		if (!isAlive(ownerOf(lock))) rmSync(lock, { force: true });
		return false;
	}
}

/** @param {string} lock */
function ownerOf(lock) {
	try {
		return Number(readFileSync(lock, 'utf8'));
	} catch {
		return 0;
	}
}

/** @param {number} pid */
function isAlive(pid) {
	if (!(pid > 0)) return false;
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
	}
}
