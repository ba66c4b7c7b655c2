import { afterAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { measurePcm } from '../../../../render-node/src/adapters/audio/measure-pcm.js';
import { pcmFrameBytes, pcmInputArgs, repeatShort } from '../../../../render-node/src/adapters/audio/pcm.js';
import { loudnessFilter, readLoudness } from '../../../../render-node/src/adapters/ffmpeg/loudness-report.js';
import { createSounds } from '../../../kits/sounds.js';

const sounds = createSounds();
afterAll(sounds.remove);
const { signal } = new AbortController();

const track = (name: string, source: string, seconds: number) => {
	const path = sounds.make(name, '-f', 'lavfi', '-i', source, '-t', String(seconds), '-ac', '2', '-f', 's16le');
	return { path, frames: statSync(path).size / pcmFrameBytes };
};

function byFfmpeg({ path, frames }: { path: string; frames: number }): number {
	const filters = `${repeatShort(frames)}${loudnessFilter(false)}`;
	const args = ['-nostdin', ...pcmInputArgs, '-i', path, '-af', filters, '-f', 'null', '-'];
	const report = readLoudness(spawnSync('ffmpeg', args, { encoding: 'utf8' }).stderr);
	if (typeof report === 'string') throw new Error(`FFmpeg calls it ${report}`);
	return report.integratedLufs;
}

describe('the loudness of a scratch file', () => {
	it.each([
		[
			'of several reads, loud on one side',
			'anoisesrc=r=48000:c=pink:seed=1,tremolo=f=0.2:d=0.9,pan=stereo|c0=c0|c1=0.2*c0',
			13.1,
		],
		['that is short', 'anoisesrc=r=48000:c=pink:seed=2,volume=0.1', 0.31],
		['that is nearly silent', 'sine=f=997:r=48000,volume=-43dB', 5],
	])('is what FFmpeg tells, for one %s', async (name, source, seconds) => {
		const one = track(`${name}.pcm`, source, seconds);
		const lufs = await measurePcm(one.path, one.frames, signal);
		expect(Math.abs((lufs ?? 0) - byFfmpeg(one))).toBeLessThanOrEqual(0.06);
	});

	it('is none where nothing can be heard', async () => {
		const silence = track('silence.pcm', 'anullsrc=r=48000', 1);
		expect(await measurePcm(silence.path, silence.frames, signal)).toBeNull();
	});

	it('is not looked for after a stop', async () => {
		const { path, frames } = track('stopped.pcm', 'anullsrc=r=48000', 1);
		await expect(measurePcm(path, frames, AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop');
	});
});
