/** EBU R 128 measures of a whole programme. */
export type Loudness = { integratedLufs: number; truePeakDbtp: number; rangeLu: number };
