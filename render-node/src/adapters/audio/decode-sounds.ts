import { join } from 'node:path';
import { SoundUnreadable } from '../../domain/audio/sound-unreadable.js';
import type { SoundPart } from '../../domain/timeline/mix-audio.js';
import { globalArguments } from '../ffmpeg/arguments/global-arguments.js';
import { hostileGlobalArgs, hostileInputArgs } from '../ffmpeg/hostile-input.js';
import { readLoudness, type LoudnessReport } from '../ffmpeg/loudness-report.js';
import { loudnessInput, loudnessOutput } from '../ffmpeg/measure-loudness.js';
import { FfmpegFailed, runFfmpeg } from '../ffmpeg/run-ffmpeg.js';
import type { Measuring } from '../ffmpeg/run-measuring.js';
import { partFilters } from './part-filters.js';
import { pcmFormat, pcmRateHz } from './pcm.js';

export type SoundToDecode = {
	path: string;
	gainDb: number;
	part?: SoundPart;
	/** Nothing after this is heard. */
	limitFrames: number;
};
export type DecodeRun = Measuring;

/** A file whose loudness is found beside the decoding of others, without its true peak. Not told where that fails. */
export type SoundBeside = { path: string; limitMs: number; told: (report: LoudnessReport) => void };

/** Decodes to PCM files in `dir`, one per sound and in their order. One process for all: starting it is the cost. */
export async function decodeSounds(
	sounds: readonly SoundToDecode[],
	run: DecodeRun,
	beside?: SoundBeside,
): Promise<string[]> {
	const outs = sounds.map((_, i) => join(run.dir, `decoded-${i}.pcm`));
	try {
		await decode(sounds, outs, run, beside);
	} catch (cause) {
		if (!(cause instanceof FfmpegFailed)) throw cause;
		// It may be the one to blame: without it, it shows.
		if (beside) return decodeSounds(sounds, run);
		throw new SoundUnreadable(await findCulprit(sounds, outs, run), { cause });
	}
	return outs;
}

async function decode(
	sounds: readonly SoundToDecode[],
	outs: readonly string[],
	{ ffmpegPath, dir, signal, spend }: DecodeRun,
	beside?: SoundBeside,
): Promise<void> {
	const args = [
		...[...globalArguments, ...hostileGlobalArgs],
		...sounds.flatMap(({ path }) => [...hostileInputArgs, '-i', `file:${path}`]),
		...(beside ? loudnessInput(beside.path, beside.limitMs) : []),
		...sounds.flatMap((sound, i) => [
			...['-map', `${i}:a:0`, '-af', decodeFilter(sound)],
			...['-c:a', 'pcm_s16le', '-f', pcmFormat, `file:${outs[i]}`],
		]),
		...(beside ? loudnessOutput({ input: sounds.length, truePeak: false }) : []),
	];
	const end = await runFfmpeg(ffmpegPath, { args, cwd: dir, signal, out: null });
	spend(end);
	beside?.told(readLoudness(end.stderrTail));
}

function decodeFilter({ gainDb, part, limitFrames }: SoundToDecode): string {
	const stereo = `aformat=sample_fmts=fltp:sample_rates=${pcmRateHz}:channel_layouts=stereo`;
	const cut = part ? [...partFilters(part), stereo] : [];
	const level = `volume=${gainDb.toFixed(3)}dB`;
	return [`aresample=${pcmRateHz}`, stereo, ...cut, level, `atrim=end_sample=${limitFrames}`].join(',');
}

/** FFmpeg does not say which of many inputs it choked on. */
async function findCulprit(sounds: readonly SoundToDecode[], outs: readonly string[], run: DecodeRun): Promise<string> {
	for (const [i, sound] of sounds.entries()) {
		try {
			await decode([sound], outs.slice(i, i + 1), run);
		} catch (error) {
			if (error instanceof FfmpegFailed) return sound.path;
			throw error;
		}
	}
	return sounds[0]?.path ?? '';
}
