import { open } from 'node:fs/promises';
import { createLoudnessMeter } from '../../domain/music/loudness.js';
import type { Stereo } from '../../domain/music/stereo.js';
import { pcmFrameBytes, playsOf } from './pcm.js';

/** Whole frames: five seconds. */
const chunkBytes = 1024 * 1024;
const fullScale = 32_768;

/**
 * Integrated loudness of a scratch file in LUFS; null when nothing in it can be heard. Here and not by FFmpeg, which takes
 * longer to start than this takes for a minute.
 */
export async function measurePcm(path: string, frames: number, signal: AbortSignal): Promise<number | null> {
	const meter = createLoudnessMeter();
	const chunk = Buffer.alloc(chunkBytes);
	const file = await open(path);
	try {
		for (let play = 0; play < playsOf(frames); play++) {
			for (let at = 0, end = frames * pcmFrameBytes; at < end; ) {
				signal.throwIfAborted();
				const { bytesRead } = await file.read(chunk, 0, Math.min(chunkBytes, end - at), at);
				if (bytesRead === 0) break;
				meter.hear(stereoOf(chunk.subarray(0, bytesRead)));
				at += bytesRead;
			}
		}
	} finally {
		await file.close();
	}
	const lufs = meter.integratedLufs();
	return Number.isFinite(lufs) ? lufs : null;
}

function stereoOf(pcm: Buffer): Stereo {
	const frames = Math.floor(pcm.length / pcmFrameBytes);
	const [left, right] = [new Float32Array(frames), new Float32Array(frames)];
	for (let frame = 0; frame < frames; frame++) {
		left[frame] = pcm.readInt16LE(frame * pcmFrameBytes) / fullScale;
		right[frame] = pcm.readInt16LE(frame * pcmFrameBytes + 2) / fullScale;
	}
	return { left, right };
}
