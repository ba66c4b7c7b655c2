import { pcmRateHz } from './pcm.js';

/**
 * AAC without anything of this day or machine in it. The fast coder takes a third of the default's time and leaves the
 * same noise at this rate (-18.7 against -18.4 dB under a piece of music).
 */
export function encodeArguments(outPath: string): string[] {
	return [
		...['-c:a', 'aac', '-b:a', '192k', '-aac_coder', 'fast', '-ar', String(pcmRateHz), '-ac', '2'],
		...['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact'],
		...['-movflags', '+faststart', '-f', 'ipod', `file:${outPath}`],
	];
}
