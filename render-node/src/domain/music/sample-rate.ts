export const sampleRateHz = 48_000;
