import type { INodeProperties } from 'n8n-workflow';
import { assetIdPattern, locatorField } from '../../../shared/fields/locator-field';
import { optionsField } from '../../../shared/fields/options-field';
import { productionField } from '../../../shared/fields/production-field';
import { shownFor } from '../../../shared/fields/shown-for';
import { priorityField } from '../../../shared/fields/steering-fields';
import { timeoutField } from '../../../shared/fields/wait-fields';

export type WhenFound = 'goOn' | 'stop' | 'stopIfNear';

/** The file that the item is about: one that a node before looked up, else its video, clip, picture or sound. */
const comparedAsset = locatorField({
	displayName: 'Asset',
	name: 'assetId',
	description:
		'Video, picture or sound in the store of the render-node. By default that of the item, or its first video, clip or picture.',
	searchMethod: 'searchAssets',
	idPlaceholder: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
	idPattern: assetIdPattern,
	fromItem:
		'$json.asset?.id ?? $json.video?.videos?.[0]?.assetId ?? $json.clip?.assetId ?? $json.visuals?.clips?.[0]?.assetId ?? $json.visuals?.images?.[0]?.assetId ?? $json.thumbnails?.images?.[0]?.assetId',
});

const pastOptions: INodeProperties[] = [
	{
		displayName: 'Newest Productions',
		name: 'last',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 10_000 },
		default: 1_000,
		displayOptions: { show: { '/compareWith': ['channel'] } },
		description: 'How many completed productions of the channel to look at, the newest first',
	},
	priorityField,
	{
		displayName: 'Shortest Shared Section (Seconds)',
		name: 'leastSharedSeconds',
		type: 'number',
		typeOptions: { minValue: 2, maxValue: 600 },
		default: 3,
		description: 'Shorter sections are not told. Set it above the length of an intro that all videos have.',
	},
	{
		displayName: 'Since',
		name: 'since',
		type: 'dateTime',
		default: '',
		displayOptions: { show: { '/compareWith': ['channel'] } },
		description: 'Only productions that were completed since then',
	},
	timeoutField,
];

export const duplicateFields: INodeProperties[] = [
	comparedAsset,
	{
		displayName: 'Compare With',
		name: 'compareWith',
		type: 'options',
		options: [
			{ name: 'All Assets', value: 'all', description: 'Every video, picture and sound of the store' },
			{ name: "Channel's Past", value: 'channel', description: 'Files of the completed productions of a channel' },
		],
		default: 'channel',
	},
	...shownFor(
		'compareWith',
		['channel'],
		[
			{
				displayName: 'Channel',
				name: 'channel',
				type: 'string',
				required: true,
				default: '={{ $json.production?.channel }}',
				placeholder: 'e.g. Sea stories',
				description: 'Channel as the productions name it. By default that of the production of the item.',
			},
		],
	),
	{
		displayName: 'Strictness',
		name: 'strictness',
		type: 'options',
		options: [
			{ name: 'Balanced', value: 'balanced', description: 'Also what was cropped, captioned or coloured anew' },
			{ name: 'Strict', value: 'strict', description: 'Only copies, at any size and quality' },
			{ name: 'Wide', value: 'wide', description: 'Also what was changed a lot, with more false alarms' },
		],
		default: 'balanced',
		description: 'How alike two files must be to match',
	},
	{
		displayName: 'If a Duplicate Is Found',
		name: 'whenFound',
		type: 'options',
		options: [
			{ name: 'Go On', value: 'goOn', description: "The item says what was found, in 'duplicates'" },
			{ name: 'Stop', value: 'stop', description: 'The item ends with an error that says where it was shown' },
			{ name: 'Stop Also if It Is Near', value: 'stopIfNear', description: 'Also where only a part was shown before' },
		],
		default: 'goOn',
	},
	productionField,
	optionsField(pastOptions),
];
