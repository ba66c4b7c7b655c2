import type { DisputeLetter, DisputeLetterWish } from '@showrunner/contract';
import { blocksPage, blocksText } from '../../domain/evidence/page-blocks.js';
import { letterSubject, writeLetter } from '../../domain/evidence/write-letter.js';
import { inputInvalid } from '../../domain/refusal.js';
import type { Deps } from '../deps.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';
import { proveProduction } from './prove-production.js';

/** Writes down what answers a claim: each asset that it is about, with its licence, dates and proofs. */
export async function writeDisputeLetter(
	deps: Pick<Deps, 'store' | 'clock'>,
	productionId: string,
	wish: DisputeLetterWish,
): Promise<DisputeLetter> {
	refuseUnprintable(wish);
	const { production, assets, check, head, now } = await proveProduction(deps, productionId);
	const wanted = new Set(wish.assetIds ?? assets.map(({ assetId }) => assetId));
	const claimed = assets.filter(({ assetId }) => wanted.has(assetId));
	if (claimed.length < wanted.size)
		throw inputInvalid('asset-not-used', 'The production was not made from one of these assets', {
			field: 'assetIds',
			detail: [...wanted].find((id) => !claimed.some(({ assetId }) => assetId === id)) ?? '',
			fix: 'Take the ids from the evidence of the production, or leave them out for all',
		});
	const missing = check.missing.filter(({ assetId }) => wanted.has(assetId));
	const facts = { wish, title: production.title, assets: claimed, missing, head, now };
	const blocks = writeLetter(facts);
	const subject = letterSubject(facts);
	return {
		subject,
		text: blocksText(blocks),
		html: blocksPage(subject, 'en', blocks),
		assetIds: claimed.map(({ assetId }) => assetId),
		missing,
	};
}
