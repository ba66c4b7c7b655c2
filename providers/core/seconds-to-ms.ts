/** Seconds as a vendor tells them, in whole milliseconds; 0 for what is no number or lies before the start. */
export const secondsToMs = (seconds: unknown): number => Math.max(0, Math.round(Number(seconds) * 1_000) || 0);
