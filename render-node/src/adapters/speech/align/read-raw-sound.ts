import { open } from 'node:fs/promises';
import { rawSampleBytes, type RawSound } from '../../../domain/audio/extract-sound.js';
import type { Sound } from '../../../domain/speech/sound.js';

const fullScale = 32_768;

/** The part of a sound between two times. */
export async function readRawSound(raw: RawSound, fromMs: number, toMs: number): Promise<Sound> {
	const { path, sampleRateHz, sampleCount } = raw;
	const sampleAt = (ms: number) => Math.min(sampleCount, Math.max(0, Math.round((ms * sampleRateHz) / 1000)));
	const [start, end] = [sampleAt(fromMs), Math.max(sampleAt(fromMs), sampleAt(toMs))];
	const file = await open(path);
	try {
		const bytes = Buffer.alloc((end - start) * rawSampleBytes);
		await file.read(bytes, 0, bytes.length, start * rawSampleBytes);
		const samples = new Float32Array(end - start);
		for (let i = 0; i < samples.length; i++) samples[i] = bytes.readInt16LE(i * rawSampleBytes) / fullScale;
		return { samples, sampleRateHz };
	} finally {
		await file.close();
	}
}
