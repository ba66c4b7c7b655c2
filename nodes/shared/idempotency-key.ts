import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * The same for every try of this item in this run of this node, and for nothing else: work that
 * an earlier try began is found again. Loops give each round a run index of its own.
 */
export function idempotencyKey(context: IExecuteFunctions, part: string | number): string {
	const runIndex = Number(context.evaluateExpression('{{ $runIndex }}', 0));
	return [context.getWorkflow().id ?? 'unsaved', context.getExecutionId(), context.getNode().id, runIndex, part].join(
		'-',
	);
}
