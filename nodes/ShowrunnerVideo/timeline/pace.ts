/** How fast clips play; a strength of 0 leaves them as they are. */
export type PaceWishes = { speedRampStrength: number };

export const paceTo = ({ speedRampStrength }: PaceWishes) => ({
	...(speedRampStrength > 0 && { speedRamp: { strength: speedRampStrength } }),
});
