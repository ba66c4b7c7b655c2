import { randomUUID } from 'node:crypto';
import type { requestReviewRequest, Review } from '@showrunner/contract';
import type { z } from 'zod';
import type { Caller } from '../../domain/access/caller.js';
import { inputInvalid } from '../../domain/refusal.js';
import { toReview, type ReviewRecord } from '../../domain/reviews/review-record.js';
import type { Repositories } from '../../domain/store/store.js';
import { assetNotFound } from '../assets/create-asset-store.js';
import type { Deps } from '../deps.js';
import { claimKey, type RequestKey } from '../idempotency/replay.js';
import { productionNotFound } from '../productions/get-production.js';
import { recordAudit } from '../record-audit.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';
import { getReview } from './get-review.js';

export type ReviewWish = z.output<typeof requestReviewRequest>;

function refuseNothing({ productionId, assets, text }: ReviewWish): void {
	if (productionId !== undefined || assets.length > 0 || text.trim() !== '') return;
	throw inputInvalid('nothing-to-review', 'The review shows nothing to look at', {
		field: 'text',
		fix: 'Name a production or assets, or fill in a text',
	});
}

/** What is shown must be there, and stays there: a pending review keeps its assets from being deleted. */
async function refuseUnknownAssets(books: Repositories, { assets }: ReviewWish): Promise<void> {
	const ids = [...new Set(assets.map(({ assetId }) => assetId))].sort();
	for (const assetId of ids) await books.assets.lock(assetId);
	const known = new Set((await books.assets.find(ids)).map(({ id }) => id));
	const at = assets.findIndex(({ assetId }) => !known.has(assetId));
	if (at < 0) return;
	const { problem } = assetNotFound(assets[at]?.assetId ?? '');
	throw inputInvalid('asset-not-found', problem.title, {
		field: `assets[${at}].assetId`,
		detail: assets[at]?.assetId ?? '',
		fix: 'Check the id of the asset, or make or upload it again',
		errors: [{ pointer: `/assets/${at}/assetId`, message: problem.title }],
	});
}

async function channelOf(books: Repositories, { productionId, channel }: ReviewWish): Promise<string | null> {
	if (productionId === undefined) return channel ?? null;
	const production = await books.productions.find(productionId);
	if (!production) throw productionNotFound(productionId);
	return channel ?? production.channel;
}

const toRecord = (wish: ReviewWish, channel: string | null, requestedBy: string, now: Date): ReviewRecord => ({
	id: randomUUID(),
	title: wish.title,
	question: wish.question,
	reasons: wish.reasons,
	text: wish.text,
	locale: wish.locale ?? null,
	productionId: wish.productionId ?? null,
	channel,
	assets: wish.assets,
	deciders: [...new Set(wish.deciders)],
	state: 'pending',
	note: '',
	decidedBy: null,
	decidedAt: null,
	history: [],
	onExpiry: wish.onExpiry,
	expiresAt: wish.expiresInMs === undefined ? null : new Date(now.getTime() + wish.expiresInMs),
	requestedBy,
	createdAt: now,
});

/** Asks for a review, or gives the one that the same key asked for before. */
export function requestReview(
	{ store, clock }: Pick<Deps, 'store' | 'clock'>,
	wish: ReviewWish,
	key: NonNullable<RequestKey>,
	{ name, keyHash }: Caller,
): Promise<Review> {
	refuseUnprintable(wish);
	refuseNothing(wish);
	return store.transaction(async (books) => {
		const now = clock.now();
		const record = toRecord(wish, await channelOf(books, wish), name, now);
		const { id, productionId } = record;
		const owner = await claimKey(books, key, id);
		if (owner !== id) return getReview(books, owner);
		await refuseUnknownAssets(books, wish);
		await books.reviews.insert(record);
		await recordAudit(
			books,
			{ actor: name, action: 'review.request', subject: `review:${id}`, facts: { productionId } },
			now,
		);
		if (wish.callback) {
			const { url: callbackUrl } = wish.callback;
			const awaited = { reviewIds: [id], callbackUrl, callbackReachable: true, apiKeyHash: keyHash };
			await books.reviewWaits.insert({ ...awaited, id: randomUUID(), createdAt: now, finishedAt: null });
		}
		return toReview(record);
	});
}
