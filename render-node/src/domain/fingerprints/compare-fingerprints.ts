import type { MatchStrictness } from '@showrunner/contract';
import { compareStills } from './compare-stills.js';
import { markCount, onesOf, type Fingerprint, type Marks } from './fingerprint.js';
import { pictureRules, soundRules } from './match-rules.js';
import { mirrorMarks } from './mirror-marks.js';
import { findShared, type Shared, type SharedRules } from './shared-ranges.js';

/** What two files have in common, and what part of each that is. */
export type CommonPart = Shared & { share: number; otherShare: number };
export type CommonPictures = CommonPart & { mirrored: boolean };

/** `incomparable`: one of the files has nothing of the kind that says anything. Null: they have nothing in common. */
export type Comparison = {
	pictures: CommonPictures | 'incomparable' | null;
	sound: CommonPart | 'incomparable' | null;
};

export type CompareWish = { strictness: MatchStrictness; leastSharedMs: number };

/** Compares two fingerprints. A generator, since long files take seconds: the caller goes on when it likes. */
export function* compareFingerprints(
	query: Fingerprint,
	other: Fingerprint,
	wish: CompareWish,
): Generator<void, Comparison> {
	return { pictures: yield* pictures(query, other, wish), sound: yield* sound(query, other, wish) };
}

function* pictures(
	query: Fingerprint,
	other: Fingerprint,
	{ strictness, leastSharedMs }: CompareWish,
): Generator<void, Comparison['pictures']> {
	const isStill = query.kind === 'image';
	if (!query.pictures || !other.pictures || isStill !== (other.kind === 'image')) return 'incomparable';
	if (isStill) return compareStills(query.pictures, other.pictures, strictness);
	const rules = (isMirrored: boolean) => pictureRules(strictness, leastSharedMs, isMirrored);
	const straight = yield* common(query.pictures, other.pictures, 'pictures', rules(false));
	const mirrored = yield* common(mirrorMarks(query.pictures), other.pictures, 'pictures', rules(true));
	if (straight === 'incomparable' || mirrored === 'incomparable') return 'incomparable';
	const best = (mirrored?.sharedMs ?? 0) > (straight?.sharedMs ?? 0) ? mirrored : straight;
	return best && { ...best, mirrored: best === mirrored };
}

function* sound(
	query: Fingerprint,
	other: Fingerprint,
	{ strictness, leastSharedMs }: CompareWish,
): Generator<void, Comparison['sound']> {
	if (!query.sound || !other.sound) return 'incomparable';
	return yield* common(query.sound, other.sound, 'sound', soundRules(strictness, leastSharedMs));
}

function* common(
	query: Marks,
	other: Marks,
	family: 'pictures' | 'sound',
	rules: SharedRules,
): Generator<void, CommonPart | 'incomparable' | null> {
	const [tellingMs, otherTellingMs] = [query, other].map(
		(marks) => tellingMarks(marks, rules.leastSure) * marks.everyMs,
	);
	if (!tellingMs || !otherTellingMs) return 'incomparable';
	const shared = yield* findShared(query, other, family, rules);
	if (shared.ranges.length === 0) return null;
	const otherMs = shared.ranges.reduce((sum, { otherStartMs, otherEndMs }) => sum + otherEndMs - otherStartMs, 0);
	const share = Math.min(1, shared.sharedMs / tellingMs);
	return { ...shared, share, otherShare: Math.min(1, otherMs / otherTellingMs) };
}

function tellingMarks({ sure, words, ...marks }: Marks, least: number): number {
	let telling = 0;
	for (let mark = 0; mark < markCount({ sure, words, ...marks }); mark++) {
		let ones = 0;
		for (let word = 0; word < words; word++) ones += onesOf(sure[mark * words + word] ?? 0);
		if (ones >= least) telling++;
	}
	return telling;
}
