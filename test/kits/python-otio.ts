import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe } from '@jest/globals';

const fixtures = path.resolve('test/fixtures/otio');
const [, version = ''] =
	/opentimelineio==(\S+)/.exec(readFileSync(path.join(fixtures, 'requirements.txt'), 'utf8')) ?? [];

const python = findPython();

function findPython(): string | null {
	const found = path.resolve(
		'.cache/otio',
		...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin/python']),
	);
	const check = `import sys; from importlib.metadata import version as v; sys.exit(v("opentimelineio") != "${version}")`;
	if (existsSync(found) && spawnSync(found, ['-c', check], { timeout: 60_000 }).status === 0) return found;
	if ((process.env.SHOWRUNNER_REQUIRE ?? '').split(',').includes('python'))
		throw new Error(`${found} has no opentimelineio ${version}; run node scripts/setup-diffusion.mjs`);
	return null;
}

/** Tests that need the official library; skipped where it is missing, unless SHOWRUNNER_REQUIRE names python. */
export const describeOtio: typeof describe.skip = python === null ? describe.skip : describe;

/** Runs commands of test/fixtures/otio/edit_timeline.py, each on the same document, and gives their answers by name. */
export function runOtio(document: unknown, commands: readonly string[]): Record<string, unknown> {
	if (python === null) throw new Error('There is no Python with opentimelineio');
	const options = { input: JSON.stringify(document), encoding: 'utf8', timeout: 120_000, maxBuffer: 2 ** 26 } as const;
	const program = path.join(fixtures, 'edit_timeline.py');
	return JSON.parse(execFileSync(python, [program, ...commands], options)) as Record<string, unknown>;
}
