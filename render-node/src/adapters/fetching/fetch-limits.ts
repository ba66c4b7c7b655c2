export type FetchLimits = {
	connectMs: number;
	/** Until the first line of an answer. */
	headersMs: number;
	/** Without a single byte. */
	silenceMs: number;
	redirects: number;
	/** Breaks in a row after which nothing new came. */
	breaks: number;
	/** A source that sends less than so many bytes in a span is given up: else one byte a minute holds a slot for days. */
	slowest: { bytes: number; spanMs: number };
	/** What was packed may grow to so much at least, and beyond that to so many times what came. */
	inflation: { freeBytes: number; ratio: number };
};

/**
 * Honest links lead on twice or three times. Packed files that belong here are captions, which shrink to a fifth,
 * while a bomb's layer grows a thousandfold (DEFLATE's own limit is 1032).
 */
export const fetchLimits: FetchLimits = {
	connectMs: 10_000,
	headersMs: 30_000,
	silenceMs: 30_000,
	redirects: 5,
	breaks: 4,
	slowest: { bytes: 64 * 1024, spanMs: 60_000 },
	inflation: { freeBytes: 16 * 1024 * 1024, ratio: 50 },
};
