import { createHmac, timingSafeEqual } from 'node:crypto';

/** Whom a link lets in, and until when. */
export type ReviewPass = {
	reviewId: string;
	/** Null: whoever holds the link says a name. */
	reviewer: string | null;
	expiresAt: Date;
};

const sign = (secret: Buffer, reviewId: string, reviewer: string, expiresAtMs: number) =>
	createHmac('sha256', secret)
		.update(`review-link/v1\n${JSON.stringify([reviewId, reviewer, expiresAtMs])}`)
		.digest();

/** Query of a link to a review's page. */
export function reviewLinkQuery(secret: Buffer, { reviewId, reviewer, expiresAt }: ReviewPass): string {
	const expires = expiresAt.getTime();
	const signature = sign(secret, reviewId, reviewer ?? '', expires).toString('base64url');
	const named = reviewer === null ? '' : `reviewer=${encodeURIComponent(reviewer)}&`;
	return `${named}expires=${expires}&signature=${signature}`;
}

/** The pass that a link's query holds, or why it holds none. */
export function checkReviewLink(
	secret: Buffer,
	reviewId: string,
	query: { reviewer: string; expires: string; signature: string },
	now: Date,
): ReviewPass | 'expired' | 'forged' {
	const expires = Number(query.expires);
	const expected = sign(secret, reviewId, query.reviewer, expires);
	const given = Buffer.from(query.signature, 'base64url');
	if (!Number.isSafeInteger(expires) || given.length !== expected.length || !timingSafeEqual(given, expected))
		return 'forged';
	if (now.getTime() >= expires) return 'expired';
	return { reviewId, reviewer: query.reviewer || null, expiresAt: new Date(expires) };
}
