import type { Sound } from './sound.js';
import { blockMs } from './voiced-sound.js';
import { frameMs, frameSize, voicePrint } from './voice-print.js';

const framesPerBlock = blockMs / frameMs;

/** The voice print, coarser: the mean of the frames of each block. Block `i` lies at `i * frameSize`. */
export function blockPrint(sound: Sound, blockCount: number): Float32Array {
	const frames = voicePrint(sound);
	const print = new Float32Array(blockCount * frameSize);
	for (let i = 0; i < print.length; i++) {
		const [block, k] = [Math.floor(i / frameSize), i % frameSize];
		for (let frame = block * framesPerBlock; frame < (block + 1) * framesPerBlock; frame++)
			print[i] = (print[i] ?? 0) + (frames[frame * frameSize + k] ?? 0) / framesPerBlock;
	}
	return print;
}
