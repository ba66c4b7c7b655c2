import type { Loudness } from '../../domain/audio/loudness.js';
import { globalArguments } from '../ffmpeg/arguments/global-arguments.js';
import { loudnessFilter, readLoudness } from '../ffmpeg/loudness-report.js';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.js';
import type { DecodeRun } from './decode-sounds.js';
import { pcmInputArgs, repeatShort } from './pcm.js';

/** Loudness of a scratch file; null when nothing in it can be heard. */
export async function measurePcm(
	path: string,
	frames: number,
	{ ffmpegPath, dir, signal, spend }: DecodeRun,
): Promise<Loudness | null> {
	const filters = `${repeatShort(frames)}${loudnessFilter(false)}`;
	const args = [...globalArguments, ...pcmInputArgs, '-i', `file:${path}`, '-af', filters, '-f', 'null', '-'];
	const end = await runFfmpeg(ffmpegPath, { args, cwd: dir, signal, out: null });
	spend(end);
	const report = readLoudness(end.stderrTail);
	return typeof report === 'string' ? null : report;
}
