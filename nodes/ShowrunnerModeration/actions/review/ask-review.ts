import type { Review, ReviewLink } from '@showrunner/contract';
import { idempotencyKey } from '../../../shared/idempotency-key';
import type { ItemContext } from '../../../shared/item-context';
import { readRequest } from './read-request';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** How long the link to a review lasts that has no end of its own. */
const endlessLinkMs = 30 * dayMs;
/** The contract gives out no longer links. */
const longestLinkMs = 90 * dayMs;

/** `link` is the first, for those who have one reviewer; `links` are those of all who may decide. */
export type ReviewLinks = { link: ReviewLink; links: ReviewLink[] };

/** Asks for the review of one item, or finds the one that an earlier try asked for. */
export async function askReview(item: ItemContext): Promise<Review> {
	const key = idempotencyKey(item.node, `review-${item.itemIndex}`);
	return await item.client().call('requestReview', { body: readRequest(item), idempotencyKey: key });
}

/** A link for each who may decide, or one for whoever gets it. They last as long as the review does. */
export async function linksOf(item: ItemContext, { id, deciders, expiresAt }: Review): Promise<ReviewLinks> {
	const leftMs = expiresAt === null ? endlessLinkMs : Date.parse(expiresAt) - Date.now();
	const expiresInMs = Math.round(Math.min(Math.max(leftMs, minuteMs), longestLinkMs));
	const create = async (reviewer?: string) =>
		await item.client().call('createReviewLink', {
			params: { reviewId: id },
			body: { expiresInMs, ...(reviewer !== undefined && { reviewer }) },
		});
	const [first, ...rest] = deciders;
	const link = await create(first);
	const links = [link];
	for (const reviewer of rest) links.push(await create(reviewer));
	return { link, links };
}
