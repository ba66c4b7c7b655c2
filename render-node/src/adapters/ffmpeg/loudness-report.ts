import type { Loudness } from '../../domain/audio/loudness.js';

/** What the filter says when no block was loud enough to count. */
const silenceLufs = -70;

export type LoudnessReport = Loudness | 'silent' | 'too-short';

/** Measures a stream without a line per 100 ms; true peak costs three times as much as all the rest. */
export const loudnessFilter = (truePeak: boolean): string => `ebur128=framelog=verbose${truePeak ? ':peak=true' : ''}`;

/** Reads what `loudnessFilter` writes at the end; a stream without true peak has -Infinity there. */
export function readLoudness(log: string): LoudnessReport {
	const summary = log.slice(log.lastIndexOf('Summary:'));
	const integratedLufs = figure(summary, /\bI:\s+(\S+) LUFS/);
	const truePeakDbtp = figure(summary, /\bPeak:\s+(\S+) dBFS/);
	if (integratedLufs > silenceLufs)
		return { integratedLufs, truePeakDbtp, rangeLu: figure(summary, /\bLRA:\s+(\S+) LU/) };
	return truePeakDbtp > silenceLufs ? 'too-short' : 'silent';
}

function figure(text: string, pattern: RegExp): number {
	const value = Number.parseFloat(pattern.exec(text)?.[1] ?? '');
	return Number.isNaN(value) ? -Infinity : value;
}
