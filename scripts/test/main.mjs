import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from '../bootstrap.mjs';
import { ensureBuilt } from '../build/ensure-built.mjs';
import { root } from '../paths.mjs';
import { SetupFailed } from '../setup/setup-failed.mjs';
import { closingLines, runJest } from './run-jest.mjs';
import { runGates } from './run-gates.mjs';

/** Jest leaves a core free by itself; most tests wait for other processes half of their time. */
const allCores = '--maxWorkers=100%';
const openApiFile = path.join(root, 'contract', 'openapi.json');

await runCommand(async () => {
	const args = process.argv.slice(2);
	const openApiBefore = readFileSync(openApiFile, 'utf8');
	await ensureBuilt();
	if (args.length > 0) return report([await runJest('chosen', args)], []);
	if (readFileSync(openApiFile, 'utf8') !== openApiBefore) {
		throw new SetupFailed(
			'contract/openapi.json was older than the contract. It has been written anew: look at it and commit it.',
		);
	}
	const failedGates = await runGates(['typecheck', 'lint']);
	const results = [];
	// One project after another: the n8n tests measure time and must not share the cores with the others.
	results.push(await runJest('pack', ['--selectProjects', 'pack', allCores]));
	results.push(await runJest('service', ['--selectProjects', 'service', allCores]));
	results.push(await runJest('n8n', ['--selectProjects', 'n8n']));
	return report(results, failedGates);
});

/** @param {import('./run-jest.mjs').JestResult[]} results @param {string[]} failedGates */
function report(results, failedGates) {
	const { lines, isGreen } = closingLines(results, failedGates);
	for (const line of lines) console.log(line);
	return isGreen ? 0 : 1;
}
