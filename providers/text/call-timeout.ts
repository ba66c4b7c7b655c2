/** Longest time of one call: long texts of a model that thinks first take minutes. */
export const callTimeoutMs = 280_000;
