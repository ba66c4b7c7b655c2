import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { closingLines, type JestResult } from '../../../scripts/test/run-jest.mjs';

const green: JestResult = {
	numPassedTests: 3,
	numFailedTests: 0,
	numPendingTests: 1,
	numTodoTests: 0,
	numRuntimeErrorTestSuites: 0,
	testResults: [
		{
			name: path.resolve('test/a.test.ts'),
			status: 'passed',
			assertionResults: [{ fullName: 'a works', status: 'passed' }],
		},
	],
	exitCode: 0,
};

describe('the end of npm test', () => {
	it('adds the projects up in its last line', () => {
		expect(closingLines([green, green], [])).toEqual({ lines: ['6 passed, 0 failed, 2 skipped'], isGreen: true });
	});

	it('names what failed, and counts a file that could not run as a failure', () => {
		const red: JestResult = {
			...green,
			numFailedTests: 1,
			numRuntimeErrorTestSuites: 1,
			exitCode: 1,
			testResults: [
				{
					name: path.resolve('test/b.test.ts'),
					status: 'failed',
					assertionResults: [{ fullName: 'b holds', status: 'failed' }],
				},
				{ name: path.resolve('test/c.test.ts'), status: 'failed', assertionResults: [] },
			],
		};
		const { lines, isGreen } = closingLines([green, red], []);
		expect(lines).toEqual([
			'failed: test/b.test.ts: b holds',
			'failed: test/c.test.ts: could not run',
			'6 passed, 2 failed, 2 skipped',
		]);
		expect(isGreen).toBe(false);
	});

	it('is red when a check before the tests failed, or jest ended without a result', () => {
		expect(closingLines([green], ['lint']).isGreen).toBe(false);
		const broken: JestResult = { ...green, numPassedTests: 0, numPendingTests: 0, testResults: [], exitCode: 1 };
		const { lines, isGreen } = closingLines([broken], []);
		expect(lines[0]).toMatch(/jest ended without a result/);
		expect(isGreen).toBe(false);
	});
});
