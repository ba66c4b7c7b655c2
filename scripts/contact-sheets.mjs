import path from 'node:path';
import { bootstrap, runCommand } from './bootstrap.mjs';
import { root } from './paths.mjs';
import { underNode } from './under-node.mjs';

await runCommand(async () =>
	underNode(await bootstrap('test'), [path.join(root, 'scripts/contact-sheets/main.mjs'), ...process.argv.slice(2)]),
);
