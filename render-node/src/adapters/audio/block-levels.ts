import { createReadStream } from 'node:fs';
import type { BlockLevels } from '../../domain/audio/cut-at-silences.js';
import { rawSampleBytes, type RawSound } from '../../domain/audio/extract-sound.js';

/** Short enough to find the place between two words. */
const finestMs = 20;
const fullScale = 32_768;

/** How loud a sound is from block to block, read in pieces so that hours of it take no memory. */
export async function blockLevels(
	{ path, sampleRateHz, sampleCount }: RawSound,
	signal: AbortSignal,
	blockMs = finestMs,
): Promise<BlockLevels> {
	const blockLength = Math.round((blockMs * sampleRateHz) / 1000);
	const powers = new Float32Array(Math.ceil(sampleCount / blockLength));
	let at = 0;
	let odd: Buffer = Buffer.alloc(0);
	for await (const chunk of createReadStream(path)) {
		signal.throwIfAborted();
		const bytes: Buffer = odd.length > 0 ? Buffer.concat([odd, chunk]) : chunk;
		const count = Math.floor(bytes.length / rawSampleBytes);
		for (let i = 0; i < count; i++, at++) {
			const block = Math.floor(at / blockLength);
			powers[block] = (powers[block] ?? 0) + (bytes.readInt16LE(i * rawSampleBytes) / fullScale) ** 2 / blockLength;
		}
		odd = bytes.subarray(count * rawSampleBytes);
	}
	return { powers, blockMs: (blockLength * 1000) / sampleRateHz };
}
