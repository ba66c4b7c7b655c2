import { z } from 'zod';
import { reviewStates } from '../../vocabulary.js';
import {
	createReviewLinkRequest,
	createReviewWaitRequest,
	decideReviewRequest,
	givenReviewLinkSchema,
	reopenReviewRequest,
	requestReviewRequest,
	reviewCountsSchema,
	reviewLinkSchema,
	reviewSchema,
	reviewWaitSchema,
} from '../reviews.js';
import { idSchema, page } from '../scalars.js';
import { paging, waiting, type RouteSchemas } from './route-schemas.js';

const scope = { channel: z.string().optional(), productionId: idSchema.optional() };

export const reviewRoutes = {
	requestReview: {
		summary: 'Ask a person to look and decide',
		body: requestReviewRequest,
		response: reviewSchema,
		status: 201,
		idempotent: 'required',
	},
	getReviews: {
		summary: 'List reviews, newest first or oldest first',
		query: z.strictObject({
			...paging,
			...scope,
			state: z.enum(reviewStates).optional(),
			order: z.enum(['newest', 'oldest']).default('newest'),
		}),
		response: page(reviewSchema),
	},
	getReviewCounts: {
		summary: 'Count reviews by state',
		query: z.strictObject(scope),
		response: reviewCountsSchema,
	},
	getReview: { summary: 'Get a review, at once or when it is decided', query: waiting, response: reviewSchema },
	decideReview: {
		summary: 'Decide a review, once; the same decision again changes nothing',
		body: decideReviewRequest,
		response: reviewSchema,
	},
	reopenReview: {
		summary: 'Take a decision back, so that it can be decided anew',
		role: 'admin',
		body: reopenReviewRequest,
		response: reviewSchema,
	},
	createReviewLink: {
		summary: 'Create a link to the page of a review that needs no login',
		body: createReviewLinkRequest,
		response: reviewLinkSchema,
		status: 201,
	},
	getReviewLinks: {
		summary: 'List who was given a link to a review, newest first',
		query: z.strictObject(paging),
		response: page(givenReviewLinkSchema),
	},
	revokeReviewLink: {
		summary: 'Make one link to a review work no more; doing it twice is as good as once',
		response: givenReviewLinkSchema,
	},
	createReviewWait: {
		summary: 'Wait for several reviews with one callback',
		body: createReviewWaitRequest,
		response: reviewWaitSchema,
		status: 201,
		idempotent: 'optional',
	},
	getReviewWait: {
		summary: 'Get the reviews that are waited for, at once or when all are decided',
		query: waiting,
		response: reviewWaitSchema,
	},
} as const satisfies Record<string, RouteSchemas>;
