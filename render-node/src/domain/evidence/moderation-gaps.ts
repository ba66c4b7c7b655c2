import type { Asset, EvidenceGap } from '@showrunner/contract';
import type { ReviewRecord } from '../reviews/review-record.js';
import type { FinishedAsset } from './ancestry.js';
import type { KnownAssets } from './check-evidence.js';
import { gapWords } from './gap-words.js';

type Verdict = { at: Date; isPassed: boolean };

/** What the reviews of a production have decided upon, and what they were shown. */
export type Moderation = {
	/** Those that a person has decided; what time decides, nobody has looked at. */
	reviews: readonly Pick<ReviewRecord, 'state' | 'assets' | 'decidedAt'>[];
	/** Ids of what the production was completed with, and when: reviews that name no assets have shown these. */
	completedWith: readonly string[];
	completedAt: Date | null;
};

/** What children see or hear; captions and data are not asked about. */
const isPerceived = ({ mediaType }: Asset) => /^(image|video|audio)\//.test(mediaType);

function verdictsOf(asset: Asset, { reviews, completedWith, completedAt }: Moderation): Verdict[] {
	const ofReviews = reviews.flatMap(({ state, assets, decidedAt: at }) => {
		if (at === null) return [];
		const isNamed = assets.some(({ assetId }) => assetId === asset.id);
		const isShown =
			assets.length === 0 && completedAt !== null && at >= completedAt && completedWith.includes(asset.id);
		return isNamed || isShown ? [{ at, isPassed: state === 'approved' }] : [];
	});
	const ofEvidence = asset.evidence.flatMap(({ moderation, recordedAt }) =>
		moderation ? [{ at: new Date(recordedAt), isPassed: moderation.verdict === 'passed' }] : [],
	);
	return [...ofReviews, ...ofEvidence];
}

/** The newest verdict counts, be it a person's or one of the evidence; of two at once, the one that says no. */
function hasPassed(asset: Asset, moderation: Moderation): boolean {
	const verdicts = verdictsOf(asset, moderation);
	const newest = Math.max(...verdicts.map(({ at }) => at.getTime()));
	const last = verdicts.filter(({ at }) => at.getTime() === newest);
	return last.length > 0 && last.every(({ isPassed }) => isPassed);
}

/** The finished pictures, videos and sounds of a production for children that have not passed moderation. */
export function moderationGaps(
	finished: readonly FinishedAsset[],
	assets: KnownAssets,
	moderation: Moderation,
): EvidenceGap[] {
	const code = 'kids-unmoderated';
	return [...Map.groupBy(finished, ({ assetId }) => assetId)].flatMap(([assetId, places]) => {
		const asset = assets.get(assetId);
		if (!asset || !isPerceived(asset) || hasPassed(asset, moderation)) return [];
		const usedIn = places.map(({ role }) => role);
		return [{ code, assetId, name: asset.name, role: usedIn[0] ?? '', usedIn, ...gapWords[code] }];
	});
}
