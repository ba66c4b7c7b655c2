import type { SoundWishes } from '../../timeline/sound';

export type SoundOptions = { musicGainDb?: number; musicDuckDb?: number; musicCrossfadeMs?: number };

export const readSound = ({ musicGainDb = -10, musicDuckDb, musicCrossfadeMs }: SoundOptions): SoundWishes => ({
	gainDb: musicGainDb,
	duckDb: musicDuckDb,
	crossfadeMs: musicCrossfadeMs,
});
