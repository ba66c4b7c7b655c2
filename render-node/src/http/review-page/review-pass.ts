import type { Request } from 'express';
import { credentialInvalid } from '../../domain/refusal.js';
import type { ReviewLinkRecord } from '../../domain/reviews/review-link-record.js';
import { isGenuineReviewLink } from '../../domain/signing/review-link-signature.js';
import type { HttpDeps } from '../routes/deps.js';

/** Whom a link lets in, and until when. */
export type ReviewPass = Pick<ReviewLinkRecord, 'reviewId' | 'reviewer' | 'expiresAt'>;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const isId = (value: unknown): value is string => typeof value === 'string' && uuid.test(value);
const fix = 'Ask whoever sent it to you for a new one';

/** Whom the link lets in. A signature that is not ours is refused before the books are asked. */
export async function reviewPassOf(
	{ params, query }: Request,
	{ store, linkSecret, clock }: Pick<HttpDeps, 'store' | 'linkSecret' | 'clock'>,
): Promise<ReviewPass> {
	const { reviewId } = params;
	const { link: linkId, signature } = query;
	const isWhole = isId(reviewId) && isId(linkId) && typeof signature === 'string';
	if (!isWhole || !isGenuineReviewLink(linkSecret, { reviewId, linkId }, signature))
		throw credentialInvalid('link-forged', 'This link is not complete or not genuine', { fix });
	const link = await store.reviewLinks.find(reviewId, linkId);
	if (!link || link.revokedAt) throw credentialInvalid('link-revoked', 'This link does not work any more', { fix });
	if (clock.now() >= link.expiresAt) throw credentialInvalid('link-expired', 'This link has expired', { fix });
	return link;
}
