import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const store = path.resolve(__dirname, '..', '..', '..', '.toolchain', 'n8n', 'node_modules', '.pnpm');
const parts = /^(n8n@|n8n-core@|@n8n\+(config|task-runner|backend-common|db)@)/;

/** Which of these environment names the installed n8n mentions in its code. */
export function readByN8n(names: string[]): string[] {
	const folders = readdirSync(store)
		.filter((name) => parts.test(name))
		.map((name) => path.join(store, name, 'node_modules', packageOf(name), 'dist'));
	const output = execFileSync('grep', ['-rhowE', '--include=*.js', names.join('|'), ...folders], {
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024,
	});
	return [...new Set(output.trim().split('\n'))];
}

function packageOf(entry: string): string {
	return entry.slice(0, entry.indexOf('@', 1)).replace('+', '/');
}
