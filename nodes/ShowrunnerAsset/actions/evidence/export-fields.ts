import type { INodeProperties } from 'n8n-workflow';
import { optionsField } from '../../../shared/fields/options-field';
import { productionLocator } from '../../../shared/fields/production-locator';
import { shownFor } from '../../../shared/fields/shown-for';

const folderFields: INodeProperties[] = [
	{
		displayName: 'Files to Put In',
		name: 'files',
		type: 'options',
		options: [
			{ name: 'All', value: 'all', description: 'The finished files and all that they were made from' },
			{ name: 'Finished', value: 'finished', description: 'Videos, captions and thumbnails' },
			{ name: 'None', value: 'none', description: 'Evidence, receipts and licence texts alone' },
		],
		default: 'none',
	},
	{
		displayName: 'Put Output In',
		name: 'output',
		type: 'options',
		options: [
			{ name: 'File of the Item', value: 'binary' },
			{ name: 'Store', value: 'asset', description: 'An asset of the render-node, such as to share by a link' },
		],
		default: 'binary',
	},
];

const letterFields: INodeProperties[] = [
	{
		displayName: 'Sender',
		name: 'sender',
		type: 'string',
		required: true,
		default: '',
		description: 'Who signs the letter',
	},
	optionsField([
		{
			displayName: 'Asset IDs',
			name: 'assetIds',
			type: 'string',
			default: '',
			description: 'Files that the claim is about, separated by commas. Left empty, all that the video was made from.',
		},
		{ displayName: 'Claim Reference', name: 'claimReference', type: 'string', default: '' },
		{ displayName: 'Claimant', name: 'claimant', type: 'string', default: '' },
		{
			displayName: 'Claimed Work',
			name: 'claimedWork',
			type: 'string',
			default: '',
			description: 'What the claim says was used, in its words',
		},
		{ displayName: 'Contact', name: 'contact', type: 'string', default: '', placeholder: 'e.g. name@example.com' },
		{ displayName: 'Platform', name: 'platform', type: 'string', default: 'YouTube' },
		{ displayName: 'Recipient', name: 'recipient', type: 'string', default: 'To whom it may concern' },
		{
			displayName: 'Video Title',
			name: 'videoTitle',
			type: 'string',
			default: '',
			description: 'Left empty, that of the production',
		},
		{ displayName: 'Video URL', name: 'videoUrl', type: 'string', default: '' },
	]),
];

export const exportFields: INodeProperties[] = [
	productionLocator,
	{
		displayName: 'Format',
		name: 'format',
		type: 'options',
		options: [
			{ name: 'Dispute Letter', value: 'letter', description: 'Answers a claim, such as one of Content ID' },
			{ name: 'Folder (ZIP)', value: 'folder', description: 'A page to read, data, credits, receipts and the proof' },
		],
		default: 'folder',
	},
	...shownFor('format', ['folder'], folderFields),
	...shownFor(
		'format',
		['folder'],
		shownFor(
			'output',
			['binary'],
			[
				{
					displayName: 'Output Data Field Name',
					name: 'binaryPropertyName',
					type: 'string',
					required: true,
					default: 'data',
					hint: 'The name of the field to put the file in',
				},
			],
		),
	),
	...shownFor('format', ['letter'], letterFields),
];
