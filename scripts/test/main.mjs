import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from '../bootstrap.mjs';
import { ensureBuilt } from '../build/ensure-built.mjs';
import { root } from '../paths.mjs';
import { SetupFailed } from '../setup/setup-failed.mjs';
import { closingLines, runJest } from './run-jest.mjs';
import { runGates } from './run-gates.mjs';

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
	for (const project of ['pack', 'service', 'n8n']) results.push(await runJest(project, ['--selectProjects', project]));
	return report(results, failedGates);
});

/** @param {import('./run-jest.mjs').JestResult[]} results @param {string[]} failedGates */
function report(results, failedGates) {
	const { lines, isGreen } = closingLines(results, failedGates);
	for (const line of lines) console.log(line);
	return isGreen ? 0 : 1;
}
