import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { GlobalFonts } from '@napi-rs/canvas';

const run = promisify(execFile);
const fcListTimeoutMs = 20_000;

/**
 * The installed families and their files: those of fontconfig, which libass asks, and those that the canvas found, which
 * does not tell their files.
 */
export async function installedFamilies(): Promise<Map<string, string[]>> {
	const families = new Map<string, string[]>(GlobalFonts.families.map(({ family }) => [family, []]));
	try {
		const { stdout } = await run('fc-list', ['--format', '%{file}\t%{family}\n'], {
			timeout: fcListTimeoutMs,
			maxBuffer: 32 * 1024 * 1024,
		});
		for (const line of stdout.split('\n')) {
			const [file = '', names = ''] = line.split('\t');
			for (const name of new Set(names.split(',').map((each) => each.trim()))) {
				families.set(name, [...(families.get(name) ?? []), file]);
			}
		}
	} catch {
		// Where there is no fontconfig (Windows, macOS) libass asks the system, as the canvas does.
	}
	return families;
}
