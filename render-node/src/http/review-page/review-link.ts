import { reviewLinkQuery, type ReviewLinkName } from '../../domain/signing/review-link-signature.js';
import type { HttpDeps } from '../routes/deps.js';

/** Address of a review's page for whoever holds the link. */
export const reviewLink = (
	{ publicUrl, linkSecret }: Pick<HttpDeps, 'publicUrl' | 'linkSecret'>,
	name: ReviewLinkName,
): string => `${publicUrl()}/review/${name.reviewId}?${reviewLinkQuery(linkSecret, name)}`;
