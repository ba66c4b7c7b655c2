import type { Sound } from './sound.js';
import { blockMs } from './voiced-sound.js';
import { frameMs, frameSize, voicePrint } from './voice-print.js';

const framesPerBlock = blockMs / frameMs;

/** The voice print, coarser: the mean of the frames of each block. Block `i` lies at `i * frameSize`. */
export function blockPrint(sound: Sound, blockCount: number): Float32Array {
	const frames = voicePrint(sound);
	const print = new Float32Array(blockCount * frameSize);
	const blockSize = framesPerBlock * frameSize;
	for (let block = 0; block < blockCount; block++)
		for (let i = 0; i < blockSize; i++) {
			const at = block * frameSize + (i % frameSize);
			print[at] = (print[at] ?? 0) + (frames[block * blockSize + i] ?? 0) / framesPerBlock;
		}
	return print;
}
