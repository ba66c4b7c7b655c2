/** How the music goes with the voice; what is undefined is left to the render-node. */
export type SoundWishes = { gainDb: number; duckDb?: number | undefined; crossfadeMs?: number | undefined };

export const musicTo = (assetId: string | undefined, { gainDb, duckDb, crossfadeMs }: SoundWishes) => ({
	...(assetId && {
		music: {
			...{ assetId, gainDb },
			...(duckDb !== undefined && { duckDb }),
			...(crossfadeMs !== undefined && { crossfadeMs }),
		},
	}),
});
