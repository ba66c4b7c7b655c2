import type { Review, ReviewWait } from '@showrunner/contract';
import { WAIT_INDEFINITELY, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { resumeUrlOf } from '../../shared/batch/resume-url';
import { rememberWaitingRun } from '../../shared/batch/waiting-run';
import { idempotencyKey } from '../../shared/idempotency-key';
import { itemContext, type ItemContext } from '../../shared/item-context';
import { fieldNameIn, type RunOperation } from '../../shared/operation';
import { toNodeError } from '../../shared/to-node-error';
import { serviceClient } from '../../shared/transport/service-client';
import { addressForService } from '../../shared/webhook/address-for-service';
import { outcomes } from './outputs';
import { pollReviews } from './poll-reviews';
import { reviewedItem, sortReviews, type ReviewSlot } from './sort-reviews';

/** The service decides by time a few seconds late and calls for a while; then nobody will call any more. */
const callbackGraceMs = 3 * 60_000;
const lateFix =
	'Look at the review on the render-node, and run the workflow again: a review that was asked for is found, not asked for anew';

/** A review of one item, and what else its item shows while it waits. */
export type AskedReview = { review: Review; extra?: object };
type Ask = (item: ItemContext) => Promise<AskedReview>;
type Asked = { slots: ReviewSlot[]; found: AskedReview[] };

/**
 * Waits until the reviews of all items are decided, for n8n has one wait per node run. Sleeps until the callback, or
 * polls where none can reach n8n. What is decided already goes on at once.
 */
export async function awaitReviews(
	context: IExecuteFunctions,
	properties: RunOperation['properties'],
	ask: Ask,
): Promise<INodeExecutionData[][]> {
	const inputs = context.getInputData();
	const node = context.getNode();
	const { slots, found } = await askAll(context, properties, ask);
	if (found.length === 0) return forTool(context, sortReviews({ inputs, slots, reviews: [], node }));
	const failed = (error: unknown) => {
		throw toNodeError(error, { node });
	};
	const wait = await openWait(context, found).catch(failed);
	if (!wait.finished && wait.callback?.reachable) {
		rememberWaitingRun(context, { waitId: wait.id, slots }, lateFix);
		await context.putExecutionToWait(latestEnd(wait.reviews));
		return waitingItems(inputs, slots, found);
	}
	const { reviews } = wait.finished ? wait : await pollReviews(context, wait.id).catch(failed);
	return forTool(context, sortReviews({ inputs, slots, reviews, node }));
}

async function askAll(context: IExecuteFunctions, properties: RunOperation['properties'], ask: Ask): Promise<Asked> {
	const slots: ReviewSlot[] = [];
	const found: AskedReview[] = [];
	for (const [itemIndex, input] of context.getInputData().entries()) {
		try {
			const asked = await ask(itemContext(context, input, itemIndex));
			found.push(asked);
			slots.push({ reviewId: asked.review.id });
		} catch (error) {
			const fieldName = (name: string) => fieldNameIn(properties, name);
			const told = toNodeError(error, { node: context.getNode(), itemIndex, fieldName });
			if (!context.continueOnFail()) throw told;
			const { message, description } = told;
			slots.push({ refused: { message, ...(description && { description }) } });
		}
	}
	return { slots, found };
}

async function openWait(context: IExecuteFunctions, found: AskedReview[]): Promise<ReviewWait> {
	const resumeUrl = resumeUrlOf(context);
	const url = resumeUrl === undefined ? undefined : await addressForService(context, resumeUrl);
	const signal = context.getExecutionCancelSignal();
	const reviewIds = [...new Set(found.map(({ review }) => review.id))];
	return await serviceClient(context).call('createReviewWait', {
		body: { reviewIds, ...(url !== undefined && { callback: { url } }) },
		idempotencyKey: idempotencyKey(context, 'reviews'),
		...(signal && { signal }),
	});
}

/** When at the latest the callback must have come. */
function latestEnd(reviews: readonly Review[]): Date {
	const ends = reviews
		.filter(({ state }) => state === 'pending')
		.map(({ expiresAt }) => (expiresAt === null ? Infinity : Date.parse(expiresAt)));
	const latest = Math.max(Date.now(), ...ends);
	return Number.isFinite(latest) ? new Date(latest + callbackGraceMs) : WAIT_INDEFINITELY;
}

/** What the sleeping execution shows: no item goes on from here. */
function waitingItems(inputs: INodeExecutionData[], slots: ReviewSlot[], found: AskedReview[]): INodeExecutionData[][] {
	const items = inputs.flatMap((input, itemIndex) => {
		const slot = slots[itemIndex];
		const asked = slot && 'reviewId' in slot ? found.find(({ review }) => review.id === slot.reviewId) : undefined;
		return asked ? [reviewedItem(input, asked.review, itemIndex, asked.extra)] : [];
	});
	return outcomes.map((outcome) => (outcome === 'expired' ? items : []));
}

/** An agent reads its tool's first output alone. */
const forTool = (context: IExecuteFunctions, outputs: INodeExecutionData[][]): INodeExecutionData[][] =>
	context.isToolExecution() ? [outputs.flat()] : outputs;
