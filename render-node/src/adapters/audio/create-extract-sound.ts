import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ExtractedSoundFormat } from '@showrunner/contract';
import { rawSampleBytes, type ExtractSound, type RawSound } from '../../domain/audio/extract-sound.js';
import { soundMissing, soundTooLong, soundUnreadable } from '../../domain/audio/sound-problems.js';
import type { Log } from '../../domain/ports.js';
import { configurationInvalid } from '../../domain/refusal.js';
import { globalArguments } from '../ffmpeg/arguments/global-arguments.js';
import { hostileGlobalArgs, hostileInputArgs } from '../ffmpeg/hostile-input.js';
import type { ProbeMedia } from '../ffmpeg/probe-media.js';
import { renderFailure } from '../ffmpeg/render-failure.js';
import { FfmpegFailed, runFfmpeg } from '../ffmpeg/run-ffmpeg.js';

export type SoundTools = { ffmpegPath: string; probeMedia: ProbeMedia; log: Log };

/** A header may say less than there is; what is over is noticed by this much. */
const overMs = 1_000;

export function createExtractSound({ ffmpegPath, probeMedia, log }: SoundTools): ExtractSound {
	return {
		async decode(source, { sampleRateHz, longestMs }, { workDir, signal }) {
			const media = await probeMedia(source, signal);
			if (!media?.audioCodec) throw soundMissing();
			if ((media.durationMs ?? 0) > longestMs + overMs) throw soundTooLong(longestMs);
			const out = path.join(workDir, `sound-${sampleRateHz}.pcm`);
			const args = decodeArguments({ source, out, sampleRateHz, limitMs: longestMs + 2 * overMs });
			try {
				await runFfmpeg(ffmpegPath, { args, cwd: workDir, signal, out });
			} catch (error) {
				if (!(error instanceof FfmpegFailed)) throw error;
				const broken = error.exitCode !== null && !/No space left/.test(error.stderrTail);
				throw broken ? soundUnreadable(error) : renderFailure(error, log, args);
			}
			const sampleCount = Math.floor((await stat(out)).size / rawSampleBytes);
			if (sampleCount === 0) throw soundUnreadable();
			if ((sampleCount * 1000) / sampleRateHz > longestMs + overMs) throw soundTooLong(longestMs);
			return { path: out, sampleRateHz, sampleCount };
		},
		async encode(sound, { start, end, format }, { workDir, signal }) {
			const out = path.join(workDir, `piece-${start}.${format}`);
			const args = encodeArguments(sound, format, out);
			const bytes = { start: start * rawSampleBytes, end: end * rawSampleBytes - 1 };
			const input = (stdin: NodeJS.WritableStream, gone: AbortSignal) =>
				pipeline(createReadStream(sound.path, bytes), stdin, { signal: gone });
			try {
				await runFfmpeg(ffmpegPath, { args, cwd: workDir, signal, out, input });
			} catch (error) {
				if (!(error instanceof FfmpegFailed)) throw error;
				if (/Unknown encoder/.test(error.stderrTail)) throw encoderMissing(format, error);
				throw renderFailure(error, log, args);
			}
			return out;
		},
	};
}

type Decoding = { source: string; out: string; sampleRateHz: number; limitMs: number };

function decodeArguments({ source, out, sampleRateHz, limitMs }: Decoding): string[] {
	const filters = [
		`aresample=${sampleRateHz}:async=1:first_pts=0`,
		`aformat=sample_fmts=s16:sample_rates=${sampleRateHz}:channel_layouts=mono`,
	];
	return [
		...[...globalArguments, ...hostileGlobalArgs, ...hostileInputArgs, '-i', `file:${source}`],
		...['-map', '0:a:0', '-vn', '-sn', '-dn', '-af', filters.join(','), '-t', `${limitMs}ms`],
		...['-c:a', 'pcm_s16le', '-f', 's16le', `file:${out}`],
	];
}

/** Constant rate for mp3: vendors that read only the header then know its length. */
const encoders: Record<ExtractedSoundFormat, string[]> = {
	flac: ['-c:a', 'flac', '-f', 'flac'],
	mp3: ['-c:a', 'libmp3lame', '-b:a', '64k', '-id3v2_version', '0', '-f', 'mp3'],
	wav: ['-c:a', 'pcm_s16le', '-f', 'wav'],
};

function encodeArguments({ sampleRateHz }: RawSound, format: ExtractedSoundFormat, out: string): string[] {
	return [
		...[...globalArguments, '-f', 's16le', '-ar', String(sampleRateHz), '-ac', '1', '-i', 'pipe:0'],
		...['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact', ...encoders[format], `file:${out}`],
	];
}

const encoderMissing = (format: string, cause: unknown) =>
	configurationInvalid('ffmpeg-encoder-missing', `This FFmpeg cannot write ${format} files`, {
		field: 'format',
		fix: 'Choose another format, or install a complete FFmpeg (Debian: apt install ffmpeg)',
		cause,
	});
