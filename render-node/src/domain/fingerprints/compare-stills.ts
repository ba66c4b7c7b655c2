import type { MatchStrictness } from '@showrunner/contract';
import type { CommonPictures } from './compare-fingerprints.js';
import { onesOf, type Marks } from './fingerprint.js';
import { stillLimits } from './match-rules.js';
import { mirrorMarks } from './mirror-marks.js';

/** Compares two pictures by their one mark. What is alike but no copy shares half of itself. */
export function compareStills(
	query: Marks,
	other: Marks,
	strictness: MatchStrictness,
): CommonPictures | 'incomparable' | null {
	const straight = bitsApart(query, other);
	const turned = bitsApart(mirrorMarks(query), other);
	const mirrored = turned.apart < straight.apart;
	const { apart, sure } = mirrored ? turned : straight;
	const { alike, copy, leastSure } = stillLimits(strictness, mirrored);
	if (sure < leastSure) return 'incomparable';
	if (apart > alike) return null;
	const share = apart <= copy ? 1 : 0.5;
	return { ranges: [], sharedMs: 0, apart, mirrored, share, otherShare: share };
}

function bitsApart(a: Marks, b: Marks): { sure: number; apart: number } {
	let [sure, differing] = [0, 0];
	for (let word = 0; word < a.words; word++) {
		const both = (a.sure[word] ?? 0) & (b.sure[word] ?? 0);
		sure += onesOf(both);
		differing += onesOf(((a.bits[word] ?? 0) ^ (b.bits[word] ?? 0)) & both);
	}
	return { sure, apart: sure === 0 ? 0.5 : Math.min(0.5, differing / sure) };
}
