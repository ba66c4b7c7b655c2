import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root, toolchain } from '../paths.mjs';
import { runLogged } from './run-logged.mjs';
import { SetupFailed } from './setup-failed.mjs';
import { fingerprint, isStamped, writeStamp } from './stamp.mjs';
import { step } from './step.mjs';
import { ensureSystemPackages } from './system-packages.mjs';
import { uvVersion } from './versions.mjs';

const requirements = path.join(root, 'render-node', 'diffusion', 'requirements.txt');
const venv = path.join(toolchain, 'diffusion');
const python = path.join(venv, ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']));

/**
 * A Python of its own with torch and diffusers, for the worker that makes pictures and clips on this machine.
 * @returns {Promise<string>} the Python
 */
export async function ensureDiffusion() {
	const print = fingerprint([requirements], [uvVersion, process.platform, process.arch]);
	if (isStamped('diffusion', print) && existsSync(python)) return python;
	const system = await systemPython();
	await step('Making a Python environment', () =>
		runLogged('diffusion-venv', system, ['-m', 'venv', venv], { limitMs: 5 * 60_000 }),
	);
	// uv fetches and unpacks side by side, which makes minutes of pip less than one.
	await step('Fetching uv', () => runModule('pip', ['install', '--disable-pip-version-check', `uv==${uvVersion}`]));
	await step('Installing torch and diffusers (some gigabytes)', () =>
		runModule('uv', ['pip', 'install', '--python', python, '--requirement', requirements]),
	);
	writeStamp('diffusion', print);
	return python;
}

/** @param {string} module @param {string[]} args */
async function runModule(module, args) {
	await runLogged(`diffusion-${module}`, python, ['-m', module, ...args], { limitMs: 30 * 60_000 });
}

/** A Python of 3.10 or newer that can make environments; Debian keeps that part in a package of its own. */
async function systemPython() {
	if (!canMakeEnvironments('python3')) await ensureSystemPackages(['python']);
	if (canMakeEnvironments('python3')) return 'python3';
	throw new SetupFailed('Python 3.10 or newer with its venv module is missing. Install it, then run this again.');
}

/** @param {string} command */
function canMakeEnvironments(command) {
	const check = 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 10))';
	return spawnSync(command, ['-c', check], { timeout: 30_000 }).status === 0;
}
