import type { INodeProperties } from 'n8n-workflow';

/** How music and voice go together. */
export const soundFields: INodeProperties[] = [
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
