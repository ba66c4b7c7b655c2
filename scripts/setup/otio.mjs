import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from '../paths.mjs';
import { runLogged } from './run-logged.mjs';
import { fingerprint, isStamped, writeStamp } from './stamp.mjs';
import { step } from './step.mjs';

const requirements = path.join(root, 'test', 'fixtures', 'otio', 'requirements.txt');
const venv = path.join(root, '.cache', 'otio');
const python = path.join(venv, ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']));

/**
 * A Python with the official OpenTimelineIO, against which the tests hold what is written and read here.
 * @param {string} maker a Python that can make environments
 */
export async function ensureOtio(maker) {
	const print = fingerprint([requirements], [process.platform, process.arch]);
	if (isStamped('otio', print) && existsSync(python)) return;
	await step('Installing OpenTimelineIO for the tests', async () => {
		await runLogged('otio-venv', maker, ['-m', 'venv', venv], { limitMs: 5 * 60_000 });
		const install = ['-m', 'pip', 'install', '--disable-pip-version-check', '--requirement', requirements];
		await runLogged('otio-pip', python, install, { limitMs: 10 * 60_000 });
	});
	writeStamp('otio', print);
}
