import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe } from '@jest/globals';
import { pythonWith } from './python-with';

const fixtures = path.resolve('test/fixtures/otio');
const python = pythonWith('otio');

/** Tests that need the official library; skipped where it is missing, unless SHOWRUNNER_REQUIRE names python. */
export const describeOtio: typeof describe.skip = python === null ? describe.skip : describe;

/** Runs commands of test/fixtures/otio/edit_timeline.py, each on the same document, and gives their answers by name. */
export function runOtio(document: unknown, commands: readonly string[]): Record<string, unknown> {
	if (python === null) throw new Error('There is no Python with opentimelineio');
	const options = { input: JSON.stringify(document), encoding: 'utf8', timeout: 120_000, maxBuffer: 2 ** 26 } as const;
	const program = path.join(fixtures, 'edit_timeline.py');
	return JSON.parse(execFileSync(python, [program, ...commands], options)) as Record<string, unknown>;
}
