import type { INodeProperties } from 'n8n-workflow';

/** What the files themselves are to be. */
export const outputFields: INodeProperties[] = [
	{
		displayName: 'Artist',
		name: 'artist',
		type: 'string',
		default: '',
		description: 'Who made the videos, written into the files',
	},
	{
		displayName: 'Codec',
		name: 'codec',
		type: 'options',
		options: [
			{ name: 'AV1', value: 'av1', description: 'For newer browsers and players; slow to encode' },
			{ name: 'H.264', value: 'h264', description: 'Plays everywhere' },
			{ name: 'HEVC', value: 'hevc', description: 'H.265, for Apple devices and newer televisions; slow to encode' },
			{ name: 'VP9', value: 'vp9', description: 'For browsers and Android' },
		],
		default: 'h264',
		description: 'What the videos are encoded as, always in an MP4. Not every render-node has all of them.',
	},
	{
		displayName: 'Comment',
		name: 'comment',
		type: 'string',
		default: '',
		description: 'Written into the files',
	},
	{
		displayName: 'Copyright',
		name: 'copyright',
		type: 'string',
		default: '',
		description: 'Written into the files, such as 2026 Example Studio',
	},
	{
		displayName: 'Custom Height (Pixels)',
		name: 'customHeight',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 4096 },
		default: 0,
		description: 'Even number, together with Custom Width; 0 for the usual size of the aspect ratio',
	},
	{
		displayName: 'Custom Width (Pixels)',
		name: 'customWidth',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 4096 },
		default: 0,
		description:
			'Even number, together with Custom Height: the size of the video where one aspect ratio is chosen, whose shape must be near, such as 1:1 for 1080 by 1350',
	},
	{
		displayName: 'Maximum Size (MB)',
		name: 'maxSizeMegabytes',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100000, numberPrecision: 2 },
		default: 0,
		description: 'No file is larger, at the cost of its quality; 0 for no limit. A megabyte has 1,000,000 bytes.',
	},
	{
		displayName: 'Publication Date',
		name: 'publishedOn',
		type: 'dateTime',
		default: '',
		description: 'Day on which the videos come out, written into the files',
	},
];
