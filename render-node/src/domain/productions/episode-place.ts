/** A series as its channel has it. An empty name is no channel. */
export type EpisodePlace = { channel: string | null; series: string };

export const episodePlace = (channel: string | null, series: string): EpisodePlace => ({
	channel: channel === '' ? null : channel,
	series,
});
