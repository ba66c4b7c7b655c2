import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe } from '@jest/globals';

const fixtures = path.resolve('test/fixtures/diffusion');
export const workerFolder = path.resolve('render-node/diffusion');

/** The Python with torch and diffusers, or null where this machine has none. */
export const diffusionPython: string | null = findPython();

function findPython(): string | null {
	const named = process.env.SHOWRUNNER_DIFFUSION_PYTHON;
	const python = named ?? path.resolve('.toolchain/diffusion/bin/python');
	const check = 'import importlib.util as u, sys; sys.exit(not all(map(u.find_spec, ["torch", "diffusers"])))';
	if (existsSync(python) && spawnSync(python, ['-c', check], { timeout: 60_000 }).status === 0) return python;
	const isRequired = (process.env.SHOWRUNNER_REQUIRE ?? '').split(',').includes('python');
	if (isRequired || named)
		throw new Error(`${python} has no torch and diffusers; run node scripts/setup-diffusion.mjs`);
	return null;
}

/** Tests that need the real worker; skipped where there is no Python for it, unless SHOWRUNNER_REQUIRE names python. */
export const describeDiffusion: typeof describe.skip = diffusionPython === null ? describe.skip : describe;

/** What a Python process needs to find the worker, and to leave the cores to the other tests. */
export const workerEnvironment = {
	PATH: process.env.PATH,
	HOME: process.env.HOME,
	PYTHONPATH: [workerFolder, fixtures].join(path.delimiter),
	HF_HUB_OFFLINE: '1',
	OMP_NUM_THREADS: '1',
};

/** A program of test/fixtures/diffusion. */
export const fixtureProgram = (name: string): string => path.join(fixtures, name);

/**
 * Folder with the tiny model of a name, such as `sdxl` or `wan-text`. All are built once for each version of their
 * builder and kept in `.cache`, which takes some 20 s.
 */
export function tinyModel(name: string): string {
	const folder = path.resolve('.cache/tiny-pipelines', builderHash());
	const model = path.join(folder, name);
	if (existsSync(model)) return model;
	if (diffusionPython === null) throw new Error('There is no Python to build tiny models with');
	mkdirSync(folder, { recursive: true });
	const options = { env: workerEnvironment, stdio: 'pipe', timeout: 600_000 } as const;
	execFileSync(diffusionPython, [fixtureProgram('tiny_pipelines.py'), folder], options);
	return model;
}

function builderHash(): string {
	const files = globSync(['*.py', 'tiny/*.py'], { cwd: fixtures }).sort();
	const hash = createHash('sha256').update(readFileSync(path.join(workerFolder, 'requirements.txt')));
	for (const file of files) hash.update(file).update(readFileSync(path.join(fixtures, file)));
	return hash.digest('hex').slice(0, 16);
}
