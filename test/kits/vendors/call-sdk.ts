import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Has a vendor's SDK make a call in a Node of its own: some are ES modules alone, or look for Node's own globals. */
export async function callSdk(script: string, order: { baseUrl: string; secret: string; call: object }): Promise<void> {
	const file = path.resolve(__dirname, 'sdk', `${script}.mjs`);
	await run(process.execPath, [file, JSON.stringify(order)], { timeout: 180_000 });
}
