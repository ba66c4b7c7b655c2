/**
 * How to call npm: the one that started us, else the one on the path.
 * @returns {{ command: string, args: string[] }}
 */
export function npmCommand() {
	const started = process.env.npm_execpath;
	if (started?.endsWith('npm-cli.js')) return { command: process.execPath, args: [started] };
	return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [] };
}
