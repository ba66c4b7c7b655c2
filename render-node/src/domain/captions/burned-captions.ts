import type { AspectRatio, CaptionTrack, Warning } from '@showrunner/contract';
import type { Cue } from './cue.js';
import type { FontMap } from './font-map.js';

export type BurnedCaptions = {
	cues: Cue[];
	/** An ASS file whose clock starts at `fromMs`; null when no caption is shown in [fromMs, toMs). */
	assFor(fromMs: number, toMs: number): string | null;
	/** Folder with fonts that are not installed, for libass's `fontsdir`. */
	fontsDir?: string;
	warnings: Warning[];
};

export type BurnedCaptionsRequest = {
	track: CaptionTrack;
	locale: string;
	aspectRatio: AspectRatio;
	/** Pixels of the frame that is drawn on. */
	frame: { width: number; height: number };
	fonts: FontMap;
};

export function burnedCaptions(request: BurnedCaptionsRequest): BurnedCaptions {
	throw new Error(`no captions yet for ${request.locale}`);
}
