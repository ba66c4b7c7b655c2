import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * Where the service may wake this execution, or undefined where it cannot sleep: an agent waits for
 * its tool's answer, and an execution that is not saved has nowhere to come back to.
 */
export function resumeUrlOf(context: IExecuteFunctions): string | undefined {
	if (context.isToolExecution() || context.getMode() === 'evaluation') return undefined;
	const url = context.evaluateExpression('{{ $execution.resumeUrl }}', 0);
	return typeof url === 'string' && /^https?:\/\//.test(url) ? url : undefined;
}
