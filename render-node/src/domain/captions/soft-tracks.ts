import type { Timeline } from '@showrunner/contract';
import type { TextTrack } from './caption-tracks.js';
import { writeSrt } from './write-srt.js';

/** A track of text within the video file. */
export type SoftTrack = {
	locale: string;
	/** SubRip. */
	text: string;
};

/** The tracks that a timeline wants in its files. */
export function softTracks({ captions }: Timeline, tracks: readonly TextTrack[]): SoftTrack[] {
	if (!captions?.softTracks) return [];
	return tracks.map(({ locale, cues }) => ({ locale, text: writeSrt(cues, locale) }));
}
