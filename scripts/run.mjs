import { bootstrap, runCommand } from './bootstrap.mjs';
import { underNode } from './under-node.mjs';

await runCommand(async () => await underNode(await bootstrap('build'), process.argv.slice(2)));
