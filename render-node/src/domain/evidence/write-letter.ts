import type { DisputeLetterWish, EvidenceGap } from '@showrunner/contract';
import { evidenceFacts, sealFacts, type Fact } from './evidence-facts.js';
import type { ChainHead } from './evidence-record.js';
import type { Block } from './page-blocks.js';
import { assetTitle, type ProvenAsset } from './proven-asset.js';

export type LetterFacts = {
	wish: DisputeLetterWish;
	/** Of the production. */
	title: string;
	assets: readonly ProvenAsset[];
	missing: readonly EvidenceGap[];
	head: ChainHead;
	now: Date;
};

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

export const letterSubject = ({ wish, title }: Pick<LetterFacts, 'wish' | 'title'>): string =>
	`Dispute of ${wish.claimReference === undefined ? 'a claim' : `claim ${wish.claimReference}`} on "${wish.videoTitle ?? title}"`;

function opening({ wish, title }: LetterFacts): Block[] {
	const { claimReference, claimant, videoTitle = title, videoUrl, platform, claimedWork } = wish;
	const claim = claimReference === undefined ? 'a claim' : `the claim ${claimReference}`;
	const by = claimant === undefined ? '' : ` by ${claimant}`;
	const place = videoUrl === undefined ? '' : ` (${videoUrl})`;
	return [
		paragraph(`${wish.recipient},`),
		paragraph(`I am writing about ${claim}${by} on the video "${videoTitle}"${place} on ${platform}.`),
		...(claimedWork === undefined ? [] : [paragraph(`According to the claim, the video uses: ${claimedWork}.`)]),
		paragraph(
			'I dispute this claim. Below stands, for each part of the video that the claim may concern, where it comes from and under which right it is used.',
		),
	];
}

function assetBlock(asset: ProvenAsset, at: number): Block {
	const records = asset.evidence.flatMap(({ record, entry }): Fact[] =>
		record.evidence === null ? [] : [...evidenceFacts(record.evidence), ...sealFacts(entry)],
	);
	return {
		kind: 'facts',
		title: `${at + 1}. ${assetTitle(asset)}`,
		facts: [['File (SHA-256)', asset.assetId], ...records],
	};
}

function openPoints(missing: readonly EvidenceGap[]): Block[] {
	if (missing.length === 0) return [];
	const facts = missing.map(({ name, assetId, reason }): Fact => [name ?? assetId.slice(0, 12), reason]);
	return [{ kind: 'facts', title: 'Points that these records leave open', facts }];
}

function closing({ wish, head, now }: LetterFacts): Block[] {
	const chain =
		head.sequence === 0
			? []
			: [
					paragraph(
						`Sealed records stand on a chain in which each entry carries the hash of the one before it. On ${now.toISOString()} it had ${head.sequence} entries and the head ${head.hash}. I can hand over the records and the chain for inspection.`,
					),
				];
	return [
		...chain,
		paragraph(
			'I ask you to review this and to release the claim. I write this in good faith and to the best of my knowledge.',
		),
		paragraph(
			[wish.sender, wish.contact, now.toISOString().slice(0, 10)].filter((line) => line !== undefined).join('\n'),
		),
		paragraph(
			'Note to the sender, to be removed before sending: this draft was put together from your own records. It is not legal advice and says nothing about how the claim will end. Check that every statement in it is true; a dispute without grounds can have consequences. Where much is at stake, ask a lawyer.',
		),
	];
}

/** A letter that answers a claim by what the records show, and says what they do not. */
export const writeLetter = (facts: LetterFacts): Block[] => [
	...opening(facts),
	...facts.assets.map(assetBlock),
	...openPoints(facts.missing),
	...closing(facts),
];
