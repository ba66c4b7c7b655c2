import type { Loudness } from '../../domain/audio/loudness.js';
import { globalArguments } from '../ffmpeg/arguments/global-arguments.js';
import { loudnessFilter } from '../ffmpeg/loudness-report.js';
import { runMeasuring } from '../ffmpeg/run-measuring.js';
import type { DecodeRun } from './decode-sounds.js';
import { pcmInputArgs, repeatShort } from './pcm.js';

/** Loudness of a scratch file; null when nothing in it can be heard. */
export async function measurePcm(path: string, frames: number, run: DecodeRun): Promise<Loudness | null> {
	const filters = `${repeatShort(frames)}${loudnessFilter(false)}`;
	const args = [...globalArguments, ...pcmInputArgs, '-i', `file:${path}`, '-af', filters, '-f', 'null', '-'];
	const report = await runMeasuring(args, run);
	return typeof report === 'string' ? null : report;
}
