import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { runSynth } from '../../render-node/src/adapters/audio/run-synth.js';
import type { SynthTask } from '../../render-node/src/adapters/audio/synth-worker.js';
import type { Stereo } from '../../render-node/src/domain/music/stereo.js';
import { temporaryFolder } from './temporary-folder.js';

/** A piece from the synthesiser's own thread: inside a test's sandbox the same code is some twenty times slower. */
export async function synthesised(
	piece: SynthTask['piece'],
): Promise<{ loop: Stereo; bytes: Buffer; beatsPerMinute: number }> {
	const folder = temporaryFolder('synthesised');
	try {
		const outPath = path.join(folder.path, 'sound.pcm');
		const { beatsPerMinute } = await runSynth({ outPath, piece }, new AbortController().signal);
		const bytes = await readFile(outPath);
		return { loop: channels(bytes), bytes, beatsPerMinute: beatsPerMinute ?? 0 };
	} finally {
		folder.remove();
	}
}

/** The two sides of 16-bit stereo. */
export function channels(bytes: Buffer): Stereo {
	const samples = new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1);
	const side = (offset: number) =>
		Float32Array.from({ length: samples.length >> 1 }, (_, i) => (samples[2 * i + offset] ?? 0) / 32_767);
	return { left: side(0), right: side(1) };
}
