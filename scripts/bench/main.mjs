import path from 'node:path';
import { runCommand } from '../bootstrap.mjs';
import { ensureBuilt } from '../build/ensure-built.mjs';
import { root } from '../paths.mjs';

await runCommand(async () => {
	const [name = '', ...args] = process.argv.slice(2);
	await ensureBuilt();
	/** @type {{ run: (args: string[]) => Promise<Record<string, unknown>> }} */
	const bench = await import(path.join(root, 'bench', name, 'run.mjs'));
	const figures = await bench.run(args);
	console.log(JSON.stringify({ bench: name, figures }));
	return 0;
});
