import { spawnSync } from 'node:child_process';
import { runLogged } from './run-logged.mjs';
import { SetupFailed } from './setup-failed.mjs';
import { step } from './step.mjs';

/** What the render-node needs from the system, and what the tests and the n8n rig add to it. */
const groups = {
	media: [
		'ffmpeg',
		'fonts-noto-core',
		'fonts-noto-cjk',
		'fonts-noto-color-emoji',
		'festival',
		'festvox-us-slt-hts',
		'espeak-ng',
	],
	compiler: ['g++', 'make', 'python3'],
	python: ['python3', 'python3-venv'],
	tests: ['chromium', 'redis-server'],
};

/** Programs that show, on a system without dpkg, that a group is there. */
const programs = { media: ['ffmpeg', 'ffprobe'], compiler: ['make', 'python3'], python: ['python3'], tests: [] };

/**
 * Installs the Debian packages that are missing, or says which command does it.
 * @param {(keyof typeof groups)[]} wanted
 */
export async function ensureSystemPackages(wanted) {
	const query = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n'], { encoding: 'utf8' });
	if (query.error) return requirePrograms(wanted);
	const installed = new Set(
		query.stdout
			.split('\n')
			.filter((line) => line.endsWith(' installed'))
			.map((line) => line.split(' ')[0]),
	);
	const missing = wanted.flatMap((group) => groups[group]).filter((name) => !installed.has(name));
	if (missing.length === 0) return;
	if (process.getuid?.() !== 0) {
		throw new SetupFailed(
			`These Debian packages are missing. Install them with this command, then run yours again:\n\n  sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}'\n`,
		);
	}
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	await step(`Installing Debian packages: ${missing.join(' ')}`, async () => {
		await runLogged('apt-update', 'apt-get', ['update'], { env, limitMs: 5 * 60_000 });
		await runLogged('apt-install', 'apt-get', ['install', '-y', '--no-install-recommends', ...missing], {
			env,
			limitMs: 20 * 60_000,
		});
	});
}

/** @param {(keyof typeof groups)[]} wanted */
function requirePrograms(wanted) {
	const missing = wanted.flatMap((group) => programs[group]).filter((name) => spawnSync(name, ['-version']).error);
	if (missing.length === 0) return;
	throw new SetupFailed(
		`This system is not Debian, so its packages cannot be installed from here. Missing: ${missing.join(', ')}.\n` +
			`Install with your package manager: FFmpeg with libass and libx264, the Noto fonts (core, CJK, colour emoji), a C++ compiler, make and Python 3; festival and espeak-ng are welcome extras.`,
	);
}
