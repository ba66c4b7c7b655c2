import type { PaceWishes } from '../../timeline/pace';

export type PaceOptions = { speedRampStrength?: number };

export const readPace = ({ speedRampStrength = 0 }: PaceOptions): PaceWishes => ({ speedRampStrength });
