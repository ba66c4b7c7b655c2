import type { Review } from '@showrunner/contract';
import { NodeOperationError, type IDataObject, type INode, type INodeExecutionData } from 'n8n-workflow';
import { failedItem } from '../../shared/failed-item';
import { outcomes } from './outputs';

/** What became of each item when the reviews were asked for. */
export type ReviewSlot = { reviewId: string } | { refused: { message: string; description?: string } };

export type DecidedRun = {
	inputs: readonly INodeExecutionData[];
	slots: readonly ReviewSlot[];
	reviews: readonly Review[];
	node: INode;
};

/** What is not decided must never go on as if it were approved: items without a review go where rejected ones go. */
const withoutReview = outcomes.indexOf('rejected');

/** Each item with its review at the output of its decision. */
export function sortReviews({ inputs, slots, reviews, node }: DecidedRun): INodeExecutionData[][] {
	const outputs: INodeExecutionData[][] = outcomes.map(() => []);
	for (const [itemIndex, input] of inputs.entries()) {
		const slot = slots[itemIndex];
		const review = slot && 'reviewId' in slot ? reviews.find(({ id }) => id === slot.reviewId) : undefined;
		const at = outcomes.findIndex((outcome) => outcome === review?.state);
		if (review && at >= 0) outputs[at]?.push(reviewedItem(input, review, itemIndex));
		else outputs[withoutReview]?.push(failedItem(node, input, reasonOf(slot, node), itemIndex));
	}
	return outputs;
}

/** The item with its review; `extra` adds what callers do not get by themselves, such as links. */
export function reviewedItem(
	input: INodeExecutionData,
	review: Review,
	itemIndex: number,
	extra: object = {},
): INodeExecutionData {
	const json = { ...input.json, review: { ...review, ...extra } as unknown as IDataObject };
	return { ...input, json, pairedItem: { item: itemIndex } };
}

function reasonOf(slot: ReviewSlot | undefined, node: INode): NodeOperationError {
	const told = slot && 'refused' in slot ? slot.refused : { message: 'The render-node gave back no decision' };
	const { message, description } = { description: undefined, ...told };
	return new NodeOperationError(node, message, description === undefined ? {} : { description });
}
