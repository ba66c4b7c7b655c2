import { open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeSounds, type DecodeRun } from './decode-sounds.js';
import { createLayer } from './lay-sound.js';
import { pcmFrameBytes, toFrames } from './pcm.js';
import { headroomDb, type Track } from './place-sounds.js';

/** Shorter ones repeat by themselves: too many would have to be laid. */
const shortestMs = 500;

/**
 * Lays a piece of music over and over onto `frames` frames, its end melting into its beginning for `crossfadeMs`, or half
 * of the piece where it is short. Null where it need not repeat, or is too short to be told apart.
 */
export async function repeatMusic(
	path: string,
	crossfadeMs: number,
	frames: number,
	run: DecodeRun,
): Promise<Track | null> {
	const [pcmPath = ''] = await decodeSounds([{ path, gainDb: -headroomDb, limitFrames: frames }], run);
	const length = Math.floor((await stat(pcmPath)).size / pcmFrameBytes);
	if (length >= frames || length < toFrames(shortestMs)) {
		await rm(pcmPath, { force: true });
		return null;
	}
	const seam = Math.min(toFrames(crossfadeMs), Math.floor(length / 2));
	const bed = join(run.dir, 'music.pcm');
	const file = await open(bed, 'w+');
	try {
		await file.truncate(frames * pcmFrameBytes);
		const lay = createLayer(file, frames * pcmFrameBytes);
		for (let start = 0; start < frames; start += length - seam) {
			run.signal.throwIfAborted();
			// What the end of the video cuts off has no seam behind it.
			const outFrames = start + length < frames ? seam : 0;
			await lay(pcmPath, start * pcmFrameBytes, { inFrames: start === 0 ? 0 : seam, outFrames, curve: 'power' });
		}
	} finally {
		await file.close();
		await rm(pcmPath, { force: true });
	}
	return { path: bed, loweredDb: headroomDb };
}
