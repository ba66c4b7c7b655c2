import { afterAll, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { mayBeTransparent } from '../../../../render-node/src/adapters/ffmpeg/may-be-transparent.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const folder = temporaryFolder('transparent');
afterAll(() => folder.remove());

it.each([
	['opaque.png', 'rgb24', false],
	['grey.png', 'gray', false],
	['clear.png', 'rgba', true],
	['grey-clear.png', 'ya8', true],
	['palette.png', 'pal8', true],
	['photo.jpg', 'yuvj420p', false],
	['lossy.webp', 'yuv420p', false],
	['clear.webp', 'yuva420p', true],
	['picture.bmp', 'bgra', true],
])('tells of %s in %s whether it can be transparent', async (name, format, expected) => {
	const file = path.join(folder.path, name);
	const source = ['-f', 'lavfi', '-i', 'testsrc2=s=64x48,format=rgba,colorchannelmixer=aa=0.5', '-frames:v', '1'];
	execFileSync('ffmpeg', ['-v', 'error', '-nostdin', ...source, '-pix_fmt', format, file]);
	expect(await mayBeTransparent(file)).toBe(expected);
});
