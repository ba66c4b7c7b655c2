import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe } from '@jest/globals';

const candidates = [process.env.SHOWRUNNER_PYTHON, '.toolchain/diffusion/bin/python', 'python3'];

/** A Python that has the client of the hub; null: none here. */
export const pythonWithHub = candidates.map((python) => python && usable(python)).find(Boolean) || null;

function usable(python: string): string | null {
	const program = python.includes('/') ? path.resolve(python) : python;
	if (program !== python && !existsSync(program)) return null;
	try {
		execFileSync(program, ['-c', 'import importlib.util as u, sys; sys.exit(u.find_spec("huggingface_hub") is None)']);
		return program;
	} catch {
		return null;
	}
}

const isRequired = (process.env.SHOWRUNNER_REQUIRE ?? '').split(',').includes('python');

/** Runs where Python is; where it is required and missing, each test in it fails. */
export const describeWithPython = pythonWithHub !== null || isRequired ? describe : describe.skip;
