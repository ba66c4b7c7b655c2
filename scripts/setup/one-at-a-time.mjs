import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { toolchain } from '../paths.mjs';
import { SetupFailed } from './setup-failed.mjs';

const lock = path.join(toolchain, 'setup.lock');
const limitMs = 30 * 60_000;

/**
 * Two commands started side by side set up one after the other. The lock of a dead process is taken over.
 * @template T
 * @param {() => Promise<T>} run
 * @returns {Promise<T>}
 */
export async function oneAtATime(run) {
	mkdirSync(toolchain, { recursive: true });
	const giveUpAt = Date.now() + limitMs;
	while (!tryLock()) {
		if (Date.now() > giveUpAt)
			throw new SetupFailed(`Another set-up has held ${lock} for half an hour. Remove that file if none is running.`);
		await wait(500);
	}
	try {
		return await run();
	} finally {
		rmSync(lock, { force: true });
	}
}

function tryLock() {
	try {
		writeFileSync(lock, String(process.pid), { flag: 'wx' });
		return true;
	} catch {
		if (!isAlive(ownerOf())) rmSync(lock, { force: true });
		return false;
	}
}

function ownerOf() {
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
