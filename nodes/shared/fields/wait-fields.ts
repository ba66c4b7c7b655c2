import type { INodeProperties } from 'n8n-workflow';

export const timeoutField: INodeProperties = {
	displayName: 'Timeout (Minutes)',
	name: 'timeoutMinutes',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 1440 },
	default: 60,
	description: 'Longest time that the work may take before the render-node gives it up',
};

export const waitField: INodeProperties = {
	displayName: 'Wait for Completion',
	name: 'waitForCompletion',
	type: 'boolean',
	default: true,
	description:
		'Whether to go on only when the work has ended. The execution sleeps meanwhile and costs nothing. Off, the node puts out a ticket for Showrunner Job.',
};
