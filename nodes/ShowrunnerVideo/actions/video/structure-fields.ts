import type { INodeProperties } from 'n8n-workflow';

/** What stands around and over the scenes. */
export const structureFields: INodeProperties[] = [
	{
		displayName: 'Chapters',
		name: 'chapters',
		type: 'options',
		options: [
			{ name: 'None', value: 'none' },
			{ name: 'One for Each Scene', value: 'scenes', description: 'Named by the first words that are spoken in it' },
		],
		default: 'none',
		description: 'What a player lists to jump to. YouTube wants at least three, each of 10 seconds or more.',
	},
];
