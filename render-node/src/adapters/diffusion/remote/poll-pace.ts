/** How often a job is looked at: soon at first, since small ones are quick, then ever less often. */
export type PollPace = { firstMs: number; mostMs: number };

export const nextWaitMs = (waitMs: number, { mostMs }: PollPace): number => Math.min(waitMs * 1.5, mostMs);
