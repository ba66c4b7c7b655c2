import type { INodeProperties } from 'n8n-workflow';

/** What stands around the scenes. */
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
	{
		displayName: 'Intro (Asset ID)',
		name: 'introAssetId',
		type: 'string',
		default: '',
		description: 'Clip that is shown whole, with its own sound, before the first scene',
	},
	{
		displayName: 'Intro and Outro Crossfade (Milliseconds)',
		name: 'bookendCrossfadeMs',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 5000 },
		default: 500,
		description: 'How long they and the scenes beside them melt into each other; cut where this is not added or is 0',
	},
	{
		displayName: 'Outro (Asset ID)',
		name: 'outroAssetId',
		type: 'string',
		default: '',
		description: 'Clip that is shown whole, with its own sound, after the last scene',
	},
];
