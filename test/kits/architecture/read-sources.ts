import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type Source = {
	/** From the repository's root, with forward slashes. */
	file: string;
	text: string;
};

export const root = path.resolve(__dirname, '..', '..', '..');

/** All hand-written TypeScript and tooling of the repository; built and installed files are left out. */
export function readSources(folders: string[], extensions = '{ts,mjs}'): Source[] {
	return folders
		.flatMap((folder) =>
			globSync(`${folder}/**/*.${extensions}`, {
				cwd: root,
				exclude: (entry) => /(^|[\\/])(node_modules|dist)$/.test(entry),
			}),
		)
		.map((file) => ({ file: file.replaceAll('\\', '/'), text: readFileSync(path.join(root, file), 'utf8') }))
		.sort((a, b) => a.file.localeCompare(b.file));
}
