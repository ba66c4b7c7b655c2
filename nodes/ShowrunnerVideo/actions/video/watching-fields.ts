import type { INodeProperties } from 'n8n-workflow';
import { assetIdPattern, locatorField } from '../../../shared/fields/locator-field';
import { seeingFieldsWith } from '../../../shared/fields/seeing-fields';

const videoLocator = locatorField({
	displayName: 'Video',
	name: 'assetId',
	description: 'Video in the store. By default the first one of the item, or its clip.',
	searchMethod: 'searchAssets',
	idPlaceholder: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
	idPattern: assetIdPattern,
	fromItem: '$json.video?.videos?.[0]?.assetId ?? $json.clip?.assetId ?? $json.asset?.id',
});

const seconds = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 3 },
	default: 0,
	description,
});

const options: INodeProperties[] = [
	{
		displayName: 'Delete Upload After Use',
		name: 'deleteUpload',
		type: 'boolean',
		default: false,
		description:
			'Whether a video that was uploaded to the vendor is deleted there at once. Off, it runs out by itself within two days, and a further question about it uploads nothing.',
	},
	{
		displayName: 'Frames per Second',
		name: 'framesPerSecond',
		type: 'number',
		typeOptions: { minValue: 0.1, maxValue: 24, numberPrecision: 2 },
		default: 1,
		description: 'How many pictures of each second a vendor looks at that watches videos; each is paid for',
	},
	seconds('From (Seconds)', 'fromSeconds', 'Where the part begins that is watched'),
	{
		displayName: 'Stills',
		name: 'stills',
		type: 'number',
		typeOptions: { minValue: 2, maxValue: 32 },
		default: 12,
		description: 'How many stills a vendor gets that watches no videos; each is paid for',
	},
	seconds('To (Seconds)', 'toSeconds', 'Where the part ends that is watched; 0 for the end of the video'),
];

/** Form of what has a video watched: `own` stands between the video and who watches it. */
export const watchingFields = (own: readonly INodeProperties[]): INodeProperties[] => [
	videoLocator,
	...own,
	...seeingFieldsWith(options),
];
