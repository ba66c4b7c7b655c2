import type { SoundWishes } from '../../timeline/sound';

export type SoundOptions = {
	clipSound?: 'silent' | 'under' | 'beside';
	clipSoundDb?: number;
	musicGainDb?: number;
	musicDuckDb?: number;
	musicCrossfadeMs?: number;
};

export const readSound = ({
	clipSound = 'silent',
	clipSoundDb = 0,
	musicGainDb = -10,
	musicDuckDb,
	musicCrossfadeMs,
}: SoundOptions): SoundWishes => ({
	gainDb: musicGainDb,
	duckDb: musicDuckDb,
	crossfadeMs: musicCrossfadeMs,
	...(clipSound !== 'silent' && { clips: { gainDb: clipSoundDb, duck: clipSound === 'under' } }),
});
