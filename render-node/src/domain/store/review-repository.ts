import type { ReviewState } from '@showrunner/contract';
import type { ReviewRecord, ReviewWaitRecord } from '../reviews/review-record.js';
import type { ReviewLinkRecord } from '../reviews/review-link-record.js';
import type { Page, PageRequest } from './page.js';

export type ReviewScope = { channel?: string; productionId?: string };
export type ReviewFilter = ReviewScope & { state?: ReviewState };

export type ReviewRepository = {
	insert(record: ReviewRecord): Promise<void>;
	find(id: string): Promise<ReviewRecord | null>;
	/** Those that there are, in the order of the ids. */
	findAll(ids: readonly string[]): Promise<ReviewRecord[]>;
	lock(id: string): Promise<ReviewRecord | null>;
	/** Keeps all of them from being decided until the transaction ends; always locked in the same order. */
	lockAll(ids: readonly string[]): Promise<ReviewRecord[]>;
	/** A pending one whose time is up and that nobody else sees to, locked. */
	lockDue(now: Date): Promise<ReviewRecord | null>;
	update(id: string, change: Partial<ReviewRecord>): Promise<ReviewRecord>;
	list(filter: ReviewFilter, page: PageRequest, order: 'newest' | 'oldest'): Promise<Page<ReviewRecord>>;
	countByState(scope: ReviewScope): Promise<{ state: ReviewState; count: number; oldest: Date }[]>;
	/** Reviews of a production that people have decided; what time decided is left out. */
	decidedByPeople(productionId: string): Promise<ReviewRecord[]>;
	/** A pending review that shows the asset. */
	pendingWith(assetId: string): Promise<string | null>;
};

export type ReviewWaitRepository = {
	insert(record: ReviewWaitRecord): Promise<void>;
	find(id: string): Promise<ReviewWaitRecord | null>;
	/** Unfinished waits for this review, locked, always in the same order. */
	lockOpen(reviewId: string): Promise<ReviewWaitRecord[]>;
	finish(id: string, now: Date): Promise<void>;
};

export type ReviewLinkRepository = {
	insert(record: ReviewLinkRecord): Promise<void>;
	find(reviewId: string, linkId: string): Promise<ReviewLinkRecord | null>;
	/** Null where it was revoked before, or is none of this review. */
	revoke(reviewId: string, linkId: string, revokedBy: string, now: Date): Promise<ReviewLinkRecord | null>;
	list(reviewId: string, page: PageRequest): Promise<Page<ReviewLinkRecord>>;
};
