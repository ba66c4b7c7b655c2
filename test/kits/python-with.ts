import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The Python of `.cache/<name>` that has what `test/fixtures/<name>/requirements.txt` asks for; null where there is none,
 * which throws when SHOWRUNNER_REQUIRE names python.
 */
export function pythonWith(name: string): string | null {
	const asked = readFileSync(path.resolve('test/fixtures', name, 'requirements.txt'), 'utf8');
	const [, wanted = '', version = ''] = /^([\w-]+)(?:\[\S*\])?==(\S+)/m.exec(asked) ?? [];
	const found = path.resolve(
		'.cache',
		name,
		...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']),
	);
	const check = `import sys; from importlib.metadata import version as v; sys.exit(v("${wanted}") != "${version}")`;
	if (existsSync(found) && spawnSync(found, ['-c', check], { timeout: 60_000 }).status === 0) return found;
	if ((process.env.SHOWRUNNER_REQUIRE ?? '').split(',').includes('python'))
		throw new Error(`${found} has no ${wanted} ${version}; run node scripts/setup-diffusion.mjs`);
	return null;
}
