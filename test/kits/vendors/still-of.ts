import { readFileSync } from 'node:fs';
import path from 'node:path';
import { makeStill } from '../made-media';
import { temporaryFolder } from '../temporary-folder';

/** A picture of that size; another `tone` gives other bytes. */
export async function stillOf({ width, height }: { width: number; height: number }, tone = 0): Promise<Uint8Array> {
	const folder = temporaryFolder('still');
	const hue = `hue=h=${tone % 360}`;
	const file = await makeStill(path.join(folder.path, 'still.png'), `testsrc2=s=${width}x${height},${hue}`);
	const bytes = new Uint8Array(readFileSync(file));
	folder.remove();
	return bytes;
}
