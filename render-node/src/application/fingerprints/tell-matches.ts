import type { Asset, MediaMatch } from '@showrunner/contract';
import type { CommonPart } from '../../domain/fingerprints/compare-fingerprints.js';
import { rounded } from '../../domain/scoring/told-time.js';
import type { FingerprintedUse } from '../../domain/store/fingerprint-repository.js';
import type { FileMatch } from './match-files.js';

const mostRanges = 100;

/** A match as callers see it. */
export function tellMatch(
	{ assetId, verdict, score, reasons, comparison }: FileMatch,
	asset: Asset,
	use?: FingerprintedUse,
): MediaMatch {
	const { pictures, sound } = comparison;
	return {
		...{ verdict, score, assetId, name: asset.name, reasons },
		production: use ? { id: use.productionId, title: use.title, channel: use.channel, role: use.role } : null,
		pictures: pictures && pictures !== 'incomparable' ? { ...told(pictures), mirrored: pictures.mirrored } : null,
		sound: sound && sound !== 'incomparable' ? told(sound) : null,
	};
}

const told = ({ share, otherShare, apart, sharedMs, ranges }: CommonPart) => ({
	...{ share: rounded(share, 3), otherShare: rounded(otherShare, 3), apart: rounded(apart, 3), sharedMs },
	ranges: ranges.slice(0, mostRanges),
});

/** The verdict over all matches in a sentence. */
export function tellVerdict([best]: readonly MediaMatch[], files: number): string {
	if (!best) return `Nothing of it was found in ${files} ${files === 1 ? 'file' : 'files'} of the past`;
	const where = best.production?.title ? `'${best.name}' of '${best.production.title}'` : `'${best.name}'`;
	const how = best.verdict === 'duplicate' ? 'It is a duplicate of' : 'Part of it, or all of it changed, is in';
	return `${how} ${where}: ${best.reasons.join('; ')}`;
}
