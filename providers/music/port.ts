import type { MusicGenerateResult, SoundGenerateResult } from '@showrunner/contract';
import type { Mood, SoundEffect } from '../../contract/vocabulary';
import type { Warning } from '../core/run-chain';
import type { VendorCard } from '../core/vendor-card';
import type { VendorContext } from '../core/vendor-context';

export type TrackRequest = {
	mood: Mood;
	/** Length that the track must fill; a vendor may give a loop that repeats without a seam. */
	durationMs: number;
	/** The same seed gives the same track. */
	seed: number;
};

export type SoundEffectRequest = { effect: SoundEffect; seed: number };

type Answer<T> = Promise<{ value: T; warnings: Warning[] }>;

/** Makes music and effects as audio assets. Wishes that a vendor cannot meet become warnings. */
export type MusicProvider = VendorCard & {
	composeTrack(request: TrackRequest, context: VendorContext): Answer<Omit<MusicGenerateResult, 'warnings'>>;
	makeEffect(request: SoundEffectRequest, context: VendorContext): Answer<Omit<SoundGenerateResult, 'warnings'>>;
};
