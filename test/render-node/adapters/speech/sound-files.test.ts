import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { polishSound } from '../../../../render-node/src/adapters/speech/polish-sound.js';
import { readWav, writeWav } from '../../../../render-node/src/adapters/speech/wav.js';

const signal = new AbortController().signal;
const clicks = (sampleRateHz: number) => {
	const samples = new Float32Array(sampleRateHz);
	for (const at of [0.1, 0.5, 0.9]) samples.fill(0.5, at * sampleRateHz, at * sampleRateHz + 8);
	return { samples, sampleRateHz };
};

describe('WAV files', () => {
	it('come back as they were written', () => {
		const sound = { samples: Float32Array.of(0, 0.5, -0.5, -1, 0.999_969_5), sampleRateHz: 48_000 };
		const read = readWav(writeWav(sound));
		expect(read?.sampleRateHz).toBe(48_000);
		for (const [i, sample] of sound.samples.entries()) expect(read?.samples[i]).toBeCloseTo(sample, 4);
	});

	it('clip rather than wrap around', () => {
		expect([...(readWav(writeWav({ samples: Float32Array.of(2, -2), sampleRateHz: 8_000 }))?.samples ?? [])]).toEqual([
			32_767 / 32_768,
			-1,
		]);
	});

	it('are read by FFmpeg, and what FFmpeg streams with open sizes is read here', () => {
		const wav = writeWav(clicks(48_000));
		const streamed = execFileSync('ffmpeg', ['-v', 'error', '-i', 'pipe:0', '-f', 'wav', 'pipe:1'], { input: wav });
		expect(readWav(streamed)?.samples.length).toBe(48_000);
	});

	it('that are no 16-bit PCM WAV give null', () => {
		expect(readWav(Buffer.from('RIFF....WAVEjunk'))).toBeNull();
		expect(readWav(new Uint8Array(200))).toBeNull();
	});
});

describe('polishSound', () => {
	it.each([
		[16_000, true],
		[22_050, false],
		[32_000, false],
	])('keeps %d Hz sound in sync to a millisecond and of the same length', async (sampleRateHz, dull) => {
		const polished = await polishSound('ffmpeg', clicks(sampleRateHz), dull, signal);
		expect(polished.samples.length).toBe(48_000);
		for (const at of [0.1, 0.5, 0.9]) {
			const around = polished.samples.subarray((at - 0.05) * 48_000, (at + 0.05) * 48_000).map(Math.abs);
			expect(Math.abs(around.indexOf(Math.max(...around)) - 2_400)).toBeLessThan(48);
		}
	});

	it('refuses as a defect when FFmpeg fails', async () => {
		await expect(polishSound('false', clicks(16_000), true, signal)).rejects.toMatchObject({
			problem: { type: 'speech-polish-failed' },
		});
	});
});
