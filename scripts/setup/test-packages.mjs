import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from '../paths.mjs';
import { runLogged } from './run-logged.mjs';
import { fingerprint, isStamped, writeStamp } from './stamp.mjs';
import { step } from './step.mjs';

/**
 * What tests take from PyPI, each in an environment of its own: the official OpenTimelineIO, against which they hold what
 * is written and read here; moto, an S3 server that also checks keys, conditions and lifecycle rules; and an FFmpeg that
 * is years newer than that of the system.
 */
const packages = { otio: 'OpenTimelineIO', moto: 'moto', ffmpeg: 'a newer FFmpeg' };

/** @param {string} maker a Python that can make environments */
export async function ensureTestPackages(maker) {
	for (const [name, what] of Object.entries(packages)) {
		const requirements = path.join(root, 'test', 'fixtures', name, 'requirements.txt');
		const venv = path.join(root, '.cache', name);
		const python = path.join(venv, ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']));
		const print = fingerprint([requirements], [process.platform, process.arch]);
		if (isStamped(name, print) && existsSync(python)) continue;
		await step(`Installing ${what} for the tests`, async () => {
			await runLogged(`${name}-venv`, maker, ['-m', 'venv', venv], { limitMs: 5 * 60_000 });
			const install = ['-m', 'pip', 'install', '--disable-pip-version-check', '--requirement', requirements];
			await runLogged(`${name}-pip`, python, install, { limitMs: 10 * 60_000 });
		});
		writeStamp(name, print);
	}
}
