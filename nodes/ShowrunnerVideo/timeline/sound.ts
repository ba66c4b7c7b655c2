/** How the music goes with the voice; what is undefined is left to the render-node. */
export type SoundWishes = {
	gainDb: number;
	duckDb?: number | undefined;
	crossfadeMs?: number | undefined;
	/** Absent: clips are silent. */
	clips?: { gainDb: number; duck: boolean };
};

/** What a scene shows, heard as well where it is a clip and clips are to be heard. */
export const heard = <T extends { kind: string }>(visual: T, { clips }: SoundWishes) =>
	visual.kind === 'clip' && clips ? { ...visual, sound: clips } : visual;

export const musicTo = (assetId: string | undefined, { gainDb, duckDb, crossfadeMs }: SoundWishes) => ({
	...(assetId && {
		music: {
			...{ assetId, gainDb },
			...(duckDb !== undefined && { duckDb }),
			...(crossfadeMs !== undefined && { crossfadeMs }),
		},
	}),
});
