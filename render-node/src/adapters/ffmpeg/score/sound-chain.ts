import type { MissedMeasure } from '../../../domain/scoring/video-measures.js';
import { loudnessFilter } from '../loudness-report.js';

const report = (key: string, file: string) => `ametadata=mode=print:key=lavfi.${key}:file=${file}.txt`;

/**
 * From the first sound to `[heard]`, with reports in the working directory. Peaks are taken before the rate changes,
 * for resampling rounds off what was cut. Peaks come ten times a second.
 */
export function soundChain(missed: readonly MissedMeasure[], sampleRateHz: number): string {
	const has = (measure: MissedMeasure) => !missed.includes(measure);
	const tenth = Math.max(1, Math.round(sampleRateHz / 10));
	const peaks = [
		`asetnsamples=n=${tenth}:p=0`,
		'astats=metadata=1:reset=1:measure_perchannel=none:measure_overall=Peak_level',
		report('astats.Overall.Peak_level', 'peak'),
	];
	const silences = [
		'silencedetect=noise=-50dB:d=0.3',
		report('silence_start', 'silence-start'),
		report('silence_end', 'silence-end'),
	];
	const filters = [
		...(has('clipping') ? peaks : []),
		...['aresample=48000', 'aformat=channel_layouts=mono|stereo'],
		...(has('silence') ? silences : []),
		...(has('loudness') ? [loudnessFilter(true)] : []),
	];
	return `[0:a:0]${filters.join(',')}[heard]`;
}
