import type { INodeProperties } from 'n8n-workflow';

/** Options of a collection in the order in which n8n shows them. */
export const byDisplayName = (properties: INodeProperties[]): INodeProperties[] =>
	[...properties].sort((a, b) => a.displayName.localeCompare(b.displayName, 'en'));
