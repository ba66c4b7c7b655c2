import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from '../paths.mjs';
import { runLogged } from './run-logged.mjs';
import { fingerprint, isStamped, writeStamp } from './stamp.mjs';
import { step } from './step.mjs';

const requirements = path.join(root, 'test', 'fixtures', 'moto', 'requirements.txt');
const venv = path.join(root, '.cache', 'moto');
const python = path.join(venv, ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']));

/**
 * A Python with moto, an S3 server for the tests that also checks keys, conditions and lifecycle rules.
 * @param {string} maker a Python that can make environments
 */
export async function ensureMoto(maker) {
	const print = fingerprint([requirements], [process.platform, process.arch]);
	if (isStamped('moto', print) && existsSync(python)) return;
	await step('Installing moto for the tests', async () => {
		await runLogged('moto-venv', maker, ['-m', 'venv', venv], { limitMs: 5 * 60_000 });
		const install = ['-m', 'pip', 'install', '--disable-pip-version-check', '--requirement', requirements];
		await runLogged('moto-pip', python, install, { limitMs: 10 * 60_000 });
	});
	writeStamp('moto', print);
}
