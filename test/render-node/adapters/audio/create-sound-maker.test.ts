import { afterAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createSoundMaker } from '../../../../render-node/src/adapters/audio/create-sound-maker.js';
import { createProbeMedia } from '../../../../render-node/src/adapters/ffmpeg/probe-media.js';
import { createMeasureLoudness } from '../../../../render-node/src/adapters/ffmpeg/measure-loudness.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';
import { threadCpuMsOf } from '../../../kits/thread-cpu.js';

const folder = temporaryFolder('sound-maker');
afterAll(folder.remove);
const soundMaker = createSoundMaker({ ffmpegPath: 'ffmpeg' });
const options = (signal = new AbortController().signal) => ({ workDir: folder.path, signal });
const wish = { mood: 'calm', seed: 9, durationMs: 20_000 } as const;

describe('createSoundMaker', () => {
	it('makes lossless music whose facts are those of the file, without holding up the event loop', async () => {
		const { value: music, cpuMs } = await threadCpuMsOf(() => soundMaker.makeMusic(wish, options()));
		expect(await createProbeMedia('ffprobe')(music.path)).toMatchObject({
			...{ kind: 'audio', audioCodec: 'flac', sampleRateHz: 48_000, channels: 2 },
			durationMs: music.durationMs,
		});
		const loudness = await createMeasureLoudness('ffmpeg')(music.path);
		expect(loudness?.integratedLufs).toBe(music.integratedLufs);
		expect(Math.abs(music.integratedLufs + 17)).toBeLessThan(0.5);
		expect(loudness?.truePeakDbtp).toBeLessThan(-1);
		expect(cpuMs).toBeLessThan(400);
	});

	it('writes the same bytes again for the same wish, and no name or time of the encoder', async () => {
		const read = async () => readFileSync((await soundMaker.makeEffect({ effect: 'ding', seed: 2 }, options())).path);
		const [first, second] = [await read(), await read()];
		expect(second.equals(first)).toBe(true);
		expect(first.includes('Lavf5')).toBe(false);
	});

	it.each(['whoosh', 'pop', 'ding'] as const)('makes a %s of under 1.5 s', async (effect) => {
		const { durationMs, path } = await soundMaker.makeEffect({ effect, seed: 1 }, options());
		expect(durationMs).toBeLessThan(1_500);
		expect(await createProbeMedia('ffprobe')(path)).toMatchObject({ kind: 'audio', durationMs });
	});

	it('stops when it is cancelled', async () => {
		const controller = new AbortController();
		setTimeout(() => controller.abort(new Error('stop')), 150);
		await expect(soundMaker.makeMusic({ ...wish, durationMs: 600_000 }, options(controller.signal))).rejects.toThrow(
			'stop',
		);
	});
});
