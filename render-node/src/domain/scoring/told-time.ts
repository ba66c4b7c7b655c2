/** A time in seconds for a sentence: `1.5 s`. */
export const toldTime = (ms: number): string => `${Math.round(ms / 100) / 10} s`;

/** As many decimals as a reader needs. */
export const rounded = (value: number, decimals = 0): number => Number(value.toFixed(decimals)) + 0;
