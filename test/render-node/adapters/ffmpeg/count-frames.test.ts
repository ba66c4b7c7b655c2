import { afterAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { countFrames } from '../../../../render-node/src/adapters/ffmpeg/count-frames.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const folder = temporaryFolder('count');
afterAll(() => folder.remove());

function made(name: string, ...options: string[]): string {
	const file = path.join(folder.path, name);
	const sources = ['-f', 'lavfi', '-i', 'sine=d=1', '-f', 'lavfi', '-i', 'testsrc=s=64x64:r=25,trim=end_frame=37'];
	execFileSync('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...sources, ...options, file]);
	return file;
}

describe('the frames of an MP4', () => {
	it.each([
		['whose tables come first', ['-movflags', '+faststart']],
		['whose tables come last', []],
		['whose sound is the first track', ['-map', '0', '-map', '1']],
		['that has B-frames', ['-bf', '3', '-c:v', 'libx264']],
	])('are counted in one %s', async (_, options) => {
		expect(await countFrames(made('video.mp4', ...options))).toBe(37);
	});

	it('are none where there is no video, or no whole file', async () => {
		expect(await countFrames(made('sound.m4a', '-map', '0'))).toBe(0);
		const torn = path.join(folder.path, 'torn.mp4');
		const whole = readFileSync(made('video.mp4'));
		writeFileSync(torn, whole.subarray(0, whole.indexOf('moov') - 4));
		expect(await countFrames(torn)).toBe(0);
		writeFileSync(torn, Buffer.from('0000000466726565', 'hex'));
		expect(await countFrames(torn)).toBe(0);
	});
});
