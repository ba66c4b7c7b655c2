import type { INodeProperties } from 'n8n-workflow';
import { byDisplayName } from '../../shared/fields/by-display-name';
import { maxOutputTokensField, reuseField, temperatureField } from '../../shared/fields/text-option-fields';
import { tellingOptions } from '../write/telling-fields';

export const platformsField: INodeProperties = {
	displayName: 'Platforms',
	name: 'platforms',
	type: 'multiOptions',
	options: [
		{ name: 'Instagram Reels', value: 'reels' },
		{ name: 'TikTok', value: 'tiktok' },
		{ name: 'YouTube', value: 'youtube' },
		{ name: 'YouTube Shorts', value: 'shorts' },
	],
	default: ['shorts'],
	required: true,
	description: 'Where the video is to be published; each has its own limits and manners',
};

export const metadataOptions = byDisplayName([
	...tellingOptions,
	{
		displayName: 'Keywords',
		name: 'keywords',
		type: 'string',
		default: '',
		placeholder: 'e.g. lighthouse, coast, history',
		description: 'Words that people search for',
	},
	{
		displayName: 'Link',
		name: 'link',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/shop',
		description: 'Stands in each description',
	},
	maxOutputTokensField,
	reuseField,
	temperatureField,
]);
