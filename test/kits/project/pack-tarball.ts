import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '..', '..', '..');

export type Packed = { filename: string; files: { path: string; size: number }[] };

/** Packs the built pack as npm publishes it; gives the tarball's list and where it lies unpacked. */
export function packAndUnpack(): { packed: Packed; folder: string } {
	const destination = mkdtempSync(path.join(tmpdir(), 'showrunner-pack-'));
	const output = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', destination], {
		cwd: root,
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024,
	});
	const [packed] = Object.values(JSON.parse(output) as Record<string, Packed>);
	if (!packed) throw new Error('npm pack named no tarball');
	execFileSync('tar', ['-xzf', path.join(destination, packed.filename), '-C', destination]);
	return { packed, folder: path.join(destination, 'package') };
}
