import type { INodeProperties } from 'n8n-workflow';

/** For operations that pay a vendor. Stands among the options, where `vendorContextOf` reads it. */
export const reuseField: INodeProperties = {
	displayName: 'Reuse Earlier Results',
	name: 'reuse',
	type: 'boolean',
	default: true,
	description:
		'Whether to take what was bought before with the same settings instead of paying again. A retry of the same run finds its own results in either case.',
};
