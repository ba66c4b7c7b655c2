import type { EffectWish } from './effects/synthesise-effect.js';
import type { MusicWish } from './synthesise-music.js';

/** A new lossless file in the job's folder. */
export type MadeSound = { path: string; mediaType: 'audio/flac'; durationMs: number };
export type MadeMusic = MadeSound & { beatsPerMinute: number; integratedLufs: number };

export type MakeOptions = { workDir: string; signal: AbortSignal };

/** Plays what this folder composes into files. The same wish gives the same bytes with the same FFmpeg. */
export type SoundMaker = {
	makeMusic(wish: MusicWish, options: MakeOptions): Promise<MadeMusic>;
	makeEffect(wish: EffectWish, options: MakeOptions): Promise<MadeSound>;
};
