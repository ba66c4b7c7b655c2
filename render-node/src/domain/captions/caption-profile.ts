import type { CaptionProfile } from '@showrunner/contract';
import type { Script } from './font-map.js';

export type ProfileRules = {
	lines: 1 | 2;
	/** Most columns of a line; a full-width letter takes two. */
	columns: number;
	wideColumns: number;
	maxWords: number;
	/** Times between which a cue should stay on screen. */
	minDurationMs: number;
	maxDurationMs: number;
	/** Reading speed that cues are kept under where the speech leaves room. */
	columnsPerSecond: number;
	/** How long a cue may stay after its last word. */
	lingerMs: number;
};

/**
 * `subtitle` follows Netflix's timed text guides: 42 letters a line (13 full-width in Japanese), 17 a second, at most
 * 7 s an event, out-times up to 12 frames past the voice. `shorts` holds a few large words, shown as they are spoken.
 */
export const profileRules: Record<CaptionProfile, ProfileRules> = {
	subtitle: { lines: 2, columns: 42, wideColumns: 26, maxWords: 40, minDurationMs: 1_000, maxDurationMs: 7_000, columnsPerSecond: 17, lingerMs: 1_500 },
	shorts: { lines: 2, columns: 24, wideColumns: 20, maxWords: 7, minDurationMs: 500, maxDurationMs: 3_500, columnsPerSecond: 25, lingerMs: 600 },
}; // prettier-ignore

/** Two frames at 24 per second: the eye notices that the text has changed. */
export const cueGapMs = 84;

const wideScripts: readonly Script[] = ['japanese', 'chinese', 'korean'];

/** Most columns that one line of a text in this script may have. */
export const lineColumns = (profile: CaptionProfile, script: Script): number =>
	wideScripts.includes(script) ? profileRules[profile].wideColumns : profileRules[profile].columns;
