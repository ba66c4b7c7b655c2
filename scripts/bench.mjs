import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { bootstrap, runCommand } from './bootstrap.mjs';
import { root } from './paths.mjs';
import { SetupFailed } from './setup/setup-failed.mjs';
import { underNode } from './under-node.mjs';

const folder = path.join(root, 'bench');
const names = readdirSync(folder, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map((entry) => entry.name);
const usage = `npm run bench -- NAME [ARGS]    NAME is one of: ${names.join(', ')}`;

await runCommand(async () => {
	const [name, ...args] = process.argv.slice(2);
	if (!name || name === '--help') {
		console.log(usage);
		return name ? 0 : 1;
	}
	const entry = path.join(folder, name, 'run.mjs');
	if (!names.includes(name) || !existsSync(entry)) throw new SetupFailed(`There is no benchmark '${name}'.\n${usage}`);
	return await underNode(await bootstrap('test'), [path.join(root, 'scripts/bench/main.mjs'), name, ...args]);
});
