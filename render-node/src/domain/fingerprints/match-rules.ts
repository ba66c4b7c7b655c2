import type { MatchStrictness } from '@showrunner/contract';
import type { SharedRules } from './shared-ranges.js';

/**
 * Share of differing bits up to which a section counts as the same. Where the numbers come from: `bench/fingerprints`
 * measures what each change of a file does to them, and how near unrelated files come.
 */
const leastAlike: Record<MatchStrictness, { pictures: number; sound: number }> = {
	strict: { pictures: 0.06, sound: 0.07 },
	balanced: { pictures: 0.12, sound: 0.12 },
	wide: { pictures: 0.16, sound: 0.15 },
};

/** A third of a picture's bits: plain skies over plain seas have fewer in common by nature. */
const leastSureOfPicture = 64;
/** A mirrored copy comes as near as a straight one, while two drawn landscapes are often each other's mirror image. */
const mirroredShare = 0.5;

/** Ends of a section lie half a window off at worst. */
const slackMs = 600;

export function pictureRules(strictness: MatchStrictness, leastSharedMs: number, mirrored: boolean): SharedRules {
	return {
		...{ limit: 0.2, leastSure: leastSureOfPicture, patience: 6, leastScore: 2 },
		...{ leastMs: leastSharedMs - slackMs, leastAlike: pictureLimit(strictness, mirrored) },
	};
}

export function soundRules(strictness: MatchStrictness, leastSharedMs: number): SharedRules {
	return {
		...{ limit: 0.25, leastSure: 8, patience: 12, leastScore: 5 },
		...{ leastMs: leastSharedMs - slackMs, leastAlike: leastAlike[strictness].sound },
	};
}

/** A still is a copy up to two thirds of what makes it alike: it has one mark only to go by. */
export function stillLimits(strictness: MatchStrictness, mirrored: boolean) {
	const alike = pictureLimit(strictness, mirrored);
	return { alike, copy: (alike * 2) / 3, leastSure: leastSureOfPicture };
}

const pictureLimit = (strictness: MatchStrictness, mirrored: boolean) =>
	leastAlike[strictness].pictures * (mirrored ? mirroredShare : 1);

/** From this share of a file on, it is the file that was shown before and not a part of it. */
export const wholeShare = 0.8;
