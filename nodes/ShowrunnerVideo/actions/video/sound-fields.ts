import type { INodeProperties } from 'n8n-workflow';

/** How music and voice go together. */
export const soundFields: INodeProperties[] = [
	{
		displayName: 'Clip Sound',
		name: 'clipSound',
		type: 'options',
		default: 'silent',
		options: [
			{ name: 'Beside the Voice', value: 'beside', description: 'As loud as it is, also while the voice speaks' },
			{ name: 'Silent', value: 'silent' },
			{ name: 'Under the Voice', value: 'under', description: 'Steps back while the voice speaks' },
		],
		description: 'Whether the clips of the scenes are heard',
	},
	{
		displayName: 'Clip Sound Level (dB)',
		name: 'clipSoundDb',
		type: 'number',
		typeOptions: { minValue: -60, maxValue: 24 },
		default: 0,
		description: 'By how much the clips are louder or quieter than they were taken',
	},
	{
		displayName: 'Music Ducking (dB)',
		name: 'musicDuckDb',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 24 },
		default: 8,
		description: 'How far the music steps back while the voice speaks',
	},
	{
		displayName: 'Music Level (dB)',
		name: 'musicGainDb',
		type: 'number',
		typeOptions: { minValue: -60, maxValue: 12 },
		default: -10,
		description: 'Loudness of the music relative to the voice',
	},
	{
		displayName: 'Music Loop Crossfade (Milliseconds)',
		name: 'musicCrossfadeMs',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 10000 },
		default: 1000,
		description: 'How long the end of short music melts into its beginning where it repeats',
	},
];
