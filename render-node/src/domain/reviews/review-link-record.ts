import type { GivenReviewLink } from '@showrunner/contract';

/** A link to a review's page and whom it lets in. */
export type ReviewLinkRecord = {
	id: string;
	reviewId: string;
	/** Null: whoever holds the link says a name. */
	reviewer: string | null;
	createdBy: string;
	createdAt: Date;
	expiresAt: Date;
	revokedBy: string | null;
	revokedAt: Date | null;
};

/** The link as callers see it. */
export const toGivenReviewLink = (record: ReviewLinkRecord): GivenReviewLink => ({
	...record,
	createdAt: record.createdAt.toISOString(),
	expiresAt: record.expiresAt.toISOString(),
	revokedAt: record.revokedAt?.toISOString() ?? null,
});
