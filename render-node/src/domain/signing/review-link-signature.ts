import { createHmac, timingSafeEqual } from 'node:crypto';

/** One link to a review's page. Whom it lets in and until when stands in the books, where it can be revoked. */
export type ReviewLinkName = { reviewId: string; linkId: string };

const sign = (secret: Buffer, { reviewId, linkId }: ReviewLinkName) =>
	createHmac('sha256', secret)
		.update(`review-link/v2\n${JSON.stringify([reviewId, linkId])}`)
		.digest();

/** Query of a link to a review's page. */
export const reviewLinkQuery = (secret: Buffer, name: ReviewLinkName): string =>
	`link=${name.linkId}&signature=${sign(secret, name).toString('base64url')}`;

/** Whether the service itself has given this link out. */
export function isGenuineReviewLink(secret: Buffer, name: ReviewLinkName, signature: string): boolean {
	const expected = sign(secret, name);
	const given = Buffer.from(signature, 'base64url');
	return given.length === expected.length && timingSafeEqual(given, expected);
}
