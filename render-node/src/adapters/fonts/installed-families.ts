import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { GlobalFonts } from '@napi-rs/canvas';

const run = promisify(execFile);
const fcListTimeoutMs = 20_000;

/** Names of the installed families: those of fontconfig, which libass asks, and those that the canvas found. */
export async function installedFamilies(): Promise<Set<string>> {
	const families = new Set(GlobalFonts.families.map(({ family }) => family));
	try {
		const { stdout } = await run('fc-list', ['--format', '%{family}\n'], {
			timeout: fcListTimeoutMs,
			maxBuffer: 32 * 1024 * 1024,
		});
		for (const name of stdout.split(/[\n,]/u)) families.add(name.trim());
	} catch {
		// Where there is no fontconfig (Windows, macOS) libass asks the system, as the canvas does.
	}
	return families;
}
