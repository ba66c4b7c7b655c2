import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cache, root } from '../paths.mjs';

/**
 * @typedef {object} JestResult
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {number} numRuntimeErrorTestSuites files that failed before their first test
 * @property {{ name: string, status: string, assertionResults: { fullName: string, status: string }[] }[]} testResults
 * @property {number} exitCode
 */

/**
 * @param {string} name of the result file
 * @param {string[]} args
 * @returns {Promise<JestResult>}
 */
export async function runJest(name, args) {
	const outputFile = path.join(cache, 'jest', `${name}.json`);
	mkdirSync(path.dirname(outputFile), { recursive: true });
	rmSync(outputFile, { force: true });
	const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
	const child = spawn(
		process.execPath,
		[
			'--experimental-vm-modules',
			'--disable-warning=ExperimentalWarning',
			jest,
			'--json',
			`--outputFile=${outputFile}`,
			...args,
		],
		{
			cwd: root,
			stdio: 'inherit',
			// Whoever calls this has built: tests that run the built service need not do it again, and not side by side.
			env: { ...process.env, SHOWRUNNER_TEST_BUILT: '1' },
		},
	);
	const exitCode = await new Promise((resolve, reject) =>
		child.once('error', reject).once('exit', (code) => resolve(code ?? 1)),
	);
	return { ...readResult(outputFile), exitCode };
}

/** @param {string} file @returns {Omit<JestResult, 'exitCode'>} */
function readResult(file) {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		// Jest ended before it wrote a result; its exit code tells the rest.
		return {
			numPassedTests: 0,
			numFailedTests: 0,
			numPendingTests: 0,
			numTodoTests: 0,
			numRuntimeErrorTestSuites: 0,
			testResults: [],
		};
	}
}

/**
 * What stands at the very end: the failures by name, then one line of sums.
 * @param {JestResult[]} results @param {string[]} failedGates
 */
export function closingLines(results, failedGates) {
	/** @param {(result: JestResult) => number} count */
	const sum = (count) => results.reduce((total, result) => total + count(result), 0);
	const failures = results.flatMap((result) => result.testResults.flatMap(failuresOf));
	const failed = sum((result) => result.numFailedTests + result.numRuntimeErrorTestSuites);
	const skipped = sum((result) => result.numPendingTests + result.numTodoTests);
	const brokenRuns = results.filter((result) => result.exitCode !== 0 && result.testResults.length === 0).length;
	const lines = [
		...failures.map((failure) => `failed: ${failure}`),
		...failedGates.map((gate) => `failed: ${gate} (see above)`),
		...(brokenRuns > 0 ? ['failed: jest ended without a result (see above)'] : []),
		`${sum((result) => result.numPassedTests)} passed, ${failed} failed, ${skipped} skipped`,
	];
	return { lines, isGreen: failedGates.length === 0 && results.every((result) => result.exitCode === 0) };
}

/** @param {JestResult['testResults'][number]} file */
function failuresOf({ name, status, assertionResults }) {
	const where = path.relative(root, name);
	const failed = assertionResults
		.filter((test) => test.status === 'failed')
		.map((test) => `${where}: ${test.fullName}`);
	return failed.length === 0 && status === 'failed' ? [`${where}: could not run`] : failed;
}
