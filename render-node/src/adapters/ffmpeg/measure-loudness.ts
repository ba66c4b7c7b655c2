import { tmpdir } from 'node:os';
import type { Loudness } from '../../domain/audio/loudness.js';
import type { Cost } from '../../domain/timeline/renderer.js';
import { globalArguments } from './arguments/global-arguments.js';
import { hostileGlobalArgs, hostileInputArgs } from './hostile-input.js';
import { loudnessFilter, type LoudnessReport } from './loudness-report.js';
import { FfmpegFailed } from './run-ffmpeg.js';
import { runMeasuring } from './run-measuring.js';

export type MeasureOptions = {
	signal?: AbortSignal;
	/** Only the beginning of a longer file. */
	limitMs?: number;
	/** Told of the processor time of every process. */
	spend?: (cost: Cost) => void;
};
export type MeasureLoudness = (path: string, options?: MeasureOptions) => Promise<Loudness | null>;

/**
 * How loud a file's first audio stream is; null when there is none or nothing can be heard. Rejects with `FfmpegFailed`
 * when it cannot be decoded.
 */
export function createMeasureLoudness(ffmpegPath: string): MeasureLoudness {
	return async (path, options = {}) => {
		const report = await measure(ffmpegPath, path, '', options);
		// Blocks of 0.4 s are too long for a short effect: what it sounds like again and again is its loudness.
		const again =
			report === 'too-short' ? await measure(ffmpegPath, path, 'aloop=loop=20:size=48000,', options) : report;
		return typeof again === 'string' ? null : again;
	};
}

async function measure(
	ffmpegPath: string,
	path: string,
	repeat: string,
	options: MeasureOptions,
): Promise<LoudnessReport> {
	const { signal = new AbortController().signal, limitMs, spend = () => undefined } = options;
	const args = [
		...[...globalArguments, ...hostileGlobalArgs, ...loudnessInput(path, limitMs)],
		...loudnessOutput({ input: 0, truePeak: true, repeat }),
	];
	try {
		return await runMeasuring(args, { ffmpegPath, dir: tmpdir(), signal, spend });
	} catch (error) {
		if (error instanceof FfmpegFailed && error.stderrTail.includes('matches no streams')) return 'silent';
		throw error;
	}
}

/** A file to be measured, or only its beginning. */
export const loudnessInput = (path: string, limitMs?: number) => [
	...(limitMs === undefined ? [] : ['-t', `${limitMs}ms`]),
	...[...hostileInputArgs, '-i', `file:${path}`],
];

/** Measures the first audio stream of the input of that number, and writes nothing. */
export function loudnessOutput({
	input,
	truePeak,
	repeat = '',
}: {
	input: number;
	truePeak: boolean;
	repeat?: string;
}) {
	const filters = `aresample=48000,aformat=channel_layouts=mono|stereo,${repeat}${loudnessFilter(truePeak)}`;
	return ['-map', `${input}:a:0`, '-vn', '-sn', '-dn', '-af', filters, '-f', 'null', '-'];
}
