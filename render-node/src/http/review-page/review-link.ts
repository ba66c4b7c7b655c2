import { reviewLinkQuery, type ReviewPass } from '../../domain/signing/review-link-signature.js';
import type { HttpDeps } from '../routes/deps.js';

/** Address of a review's page for whoever holds the pass. */
export const reviewLink = (
	{ publicUrl, linkSecret }: Pick<HttpDeps, 'publicUrl' | 'linkSecret'>,
	pass: ReviewPass,
): string => `${publicUrl()}/review/${pass.reviewId}?${reviewLinkQuery(linkSecret, pass)}`;
