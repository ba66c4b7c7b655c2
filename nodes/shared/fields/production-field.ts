import type { INodeProperties } from 'n8n-workflow';

/** Which production the work is counted for; works without one, too. */
export const productionField: INodeProperties = {
	displayName: 'Production ID',
	name: 'productionId',
	type: 'string',
	default: '={{ $json.production?.id }}',
	description: 'Production that this work belongs to; it shows up there as a step. Leave empty for work of its own.',
};
