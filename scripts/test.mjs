import path from 'node:path';
import { bootstrap, runCommand } from './bootstrap.mjs';
import { root } from './paths.mjs';
import { underNode } from './under-node.mjs';

const usage = `npm test                      build, check and run every test
npm test -- ARGS              build and hand ARGS to jest, such as --selectProjects service or a path`;

await runCommand(async () => {
	const args = process.argv.slice(2);
	if (args.includes('--help')) {
		console.log(usage);
		return 0;
	}
	return await underNode(await bootstrap('test'), [path.join(root, 'scripts/test/main.mjs'), ...args]);
});
