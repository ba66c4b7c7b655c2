import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { readCascade } from '../../render-node/src/domain/timeline/focus/face-cascade.js';
import { findFaces } from '../../render-node/src/domain/timeline/focus/find-faces.js';

const exec = promisify(execFile);
const cascade = readCascade(readFileSync('render-node/faces/facefinder'));

/** How many faces are whole in a frame of a video. */
export async function facesInFrame(file: string, frameNumber: number, width: number, height: number): Promise<number> {
	const select = `select=eq(n\\,${frameNumber}),format=gray`;
	const args = ['-v', 'error', '-nostdin', '-i', file, '-vf', select, '-frames:v', '1', '-f', 'rawvideo', '-'];
	const { stdout } = await exec('ffmpeg', args, { encoding: 'buffer', maxBuffer: 1 << 26 });
	return findFaces(cascade, { width, height, pixels: stdout }).length;
}
