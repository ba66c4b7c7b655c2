import type { INode, INodeExecutionData, NodeApiError, NodeOperationError } from 'n8n-workflow';

/**
 * What goes on when a node is set to continue: the item with what went wrong. n8n's error output
 * takes over the input's fields itself and only knows an item by `error` and `details` alone.
 */
export function failedItem(
	node: Pick<INode, 'onError'>,
	input: INodeExecutionData,
	error: NodeApiError | NodeOperationError,
	itemIndex: number,
): INodeExecutionData {
	const told = {
		error: error.message,
		details: {
			...(error.description && { description: error.description }),
			...(error.failure && { cause: error.failure.cause }),
		},
	};
	const json = node.onError === 'continueErrorOutput' ? told : { ...input.json, ...told };
	return { json, pairedItem: { item: itemIndex } };
}
