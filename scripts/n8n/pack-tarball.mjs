import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { cache, root } from '../paths.mjs';
import { npmCommand } from '../setup/npm-command.mjs';

/**
 * Packs the built pack as npm would publish it.
 * @param {string} [folder] where the tarball goes
 * @returns {Promise<string>} its path
 */
export async function packTarball(folder = path.join(cache, 'pack')) {
	mkdirSync(folder, { recursive: true });
	const { command, args } = npmCommand();
	const { stdout } = await promisify(execFile)(
		command,
		[...args, 'pack', '--json', '--ignore-scripts', '--pack-destination', folder],
		{
			cwd: root,
			timeout: 120_000,
			maxBuffer: 64 * 1024 * 1024,
		},
	);
	/** @type {{ filename: string }[] | Record<string, { filename: string }>} */
	const packed = JSON.parse(stdout);
	const [first] = Object.values(packed);
	if (!first) throw new Error('npm pack named no tarball');
	return path.join(folder, first.filename);
}
