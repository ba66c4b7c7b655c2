/** The form of all scratch files: 16-bit little-endian stereo at 48 kHz, without a header. */
export const pcmRateHz = 48_000;
export const pcmFrameBytes = 4;
export const pcmFormat = 's16le';

/** Before the `-i` of a scratch file. */
export const pcmInputArgs: readonly string[] = ['-f', pcmFormat, '-ar', String(pcmRateHz), '-ac', '2'];

export const toFrames = (durationMs: number): number => Math.round((durationMs * pcmRateHz) / 1000);

/**
 * How often a sound is played for its loudness to be measured: what is under three seconds is measured as if it went on
 * and on, because blocks of 0.4 s would miss most of it.
 */
export const playsOf = (frames: number): number => (frames < 3 * pcmRateHz ? 20 : 1);

/** To stand before a loudness measurement. */
export function repeatShort(frames: number): string {
	const plays = playsOf(frames);
	return plays > 1 ? `aloop=loop=${plays - 1}:size=${frames},` : '';
}
