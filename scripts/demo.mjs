import path from 'node:path';
import { bootstrap, runCommand } from './bootstrap.mjs';
import { readOptions, usage } from './demo/options.mjs';
import { stopEarlierDemo } from './demo/running.mjs';
import { root } from './paths.mjs';
import { underNode } from './under-node.mjs';

await runCommand(async () => {
	const args = process.argv.slice(2);
	const options = readOptions(args);
	if (options === 'help') {
		console.log(usage);
		return 0;
	}
	if (options.stop) {
		const stopped = await stopEarlierDemo();
		console.log(stopped > 0 ? 'Stopped.' : 'Nothing of an earlier demo is running.');
		return 0;
	}
	return await underNode(await bootstrap('demo'), [path.join(root, 'scripts/demo/main.mjs'), ...args]);
});
