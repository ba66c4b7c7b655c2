/** The form of all scratch files: 16-bit little-endian stereo at 48 kHz, without a header. */
export const pcmRateHz = 48_000;
export const pcmFrameBytes = 4;
export const pcmFormat = 's16le';

/** Before the `-i` of a scratch file. */
export const pcmInputArgs: readonly string[] = ['-f', pcmFormat, '-ar', String(pcmRateHz), '-ac', '2'];

export const toFrames = (durationMs: number): number => Math.round((durationMs * pcmRateHz) / 1000);

/**
 * To stand before a loudness measurement: what is under three seconds is measured as if it went on and on, because
 * blocks of 0.4 s would miss most of it.
 */
export const repeatShort = (frames: number): string => (frames < 3 * pcmRateHz ? `aloop=loop=19:size=${frames},` : '');
