import type { Review } from '@showrunner/contract';

/** A decision that was taken back. */
export type EarlierDecision = { state: Review['state']; note: string; decidedBy: string | null; decidedAt: string };

/** A review as it is kept. */
export type ReviewRecord = Omit<Review, 'decidedAt' | 'expiresAt' | 'createdAt' | 'history'> & {
	history: EarlierDecision[];
	decidedAt: Date | null;
	expiresAt: Date | null;
	createdAt: Date;
};

/** Somebody who is to be called when the last of these reviews is decided. */
export type ReviewWaitRecord = {
	id: string;
	reviewIds: string[];
	callbackUrl: string | null;
	callbackReachable: boolean;
	/** Whose key signs the callback. */
	apiKeyHash: string;
	createdAt: Date;
	finishedAt: Date | null;
};

/** The record as callers see it. */
export const toReview = ({ decidedAt, expiresAt, createdAt, ...rest }: ReviewRecord): Review => ({
	...rest,
	decidedAt: decidedAt?.toISOString() ?? null,
	expiresAt: expiresAt?.toISOString() ?? null,
	createdAt: createdAt.toISOString(),
});
