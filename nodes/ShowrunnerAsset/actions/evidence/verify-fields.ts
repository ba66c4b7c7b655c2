import type { INodeProperties } from 'n8n-workflow';
import { commercialUseRules } from '../../../../contract/vocabulary';
import { assetLocator } from '../../../shared/fields/asset-locator';
import { optionsField } from '../../../shared/fields/options-field';
import { optionsOf } from '../../../shared/fields/options-of';
import { productionLocator } from '../../../shared/fields/production-locator';
import { sectionField } from '../../../shared/fields/section-field';
import { shownFor } from '../../../shared/fields/shown-for';

const policy = optionsField([
	{
		displayName: 'Accept Uploads Without Proof',
		name: 'uploaderClaims',
		type: 'boolean',
		default: false,
		description:
			'Whether it is enough that a file was uploaded and nothing more is known of it. Accepted unless this is added.',
	},
	{
		displayName: 'Ask for AI Disclosure',
		name: 'aiDisclosure',
		type: 'boolean',
		default: true,
		description: 'Whether what a model made must be disclosed',
	},
	{
		displayName: 'Ask for Credits',
		name: 'credits',
		type: 'boolean',
		default: true,
		description: 'Whether a credit line must stand where a licence asks for it',
	},
	{
		displayName: 'Ask for Moderation of Videos for Children',
		name: 'kidsModeration',
		type: 'boolean',
		default: true,
		description: 'Whether what is made for children must have passed moderation, by an approved review or evidence',
	},
	{
		displayName: 'Ask for Receipts',
		name: 'receipts',
		type: 'boolean',
		default: true,
		description: 'Whether what was paid for must have its receipt',
	},
	{
		displayName: 'Commercial Use',
		name: 'commercialUse',
		type: 'options',
		options: optionsOf(commercialUseRules, {
			allowed: 'Every licence must allow it',
			'not-forbidden': 'No licence may forbid it',
			any: 'It is not asked about',
		}),
		default: 'allowed',
	},
	{
		displayName: 'Territories',
		name: 'territories',
		type: 'string',
		default: '',
		placeholder: 'e.g. DE, US',
		description: 'Countries where the video is to be shown',
	},
	{
		displayName: 'Valid At',
		name: 'validAt',
		type: 'dateTime',
		default: '',
		description: 'When licences must not have expired, such as the day of publishing. Left empty, now.',
	},
]);

export const verifyFields: INodeProperties[] = [
	{
		displayName: 'Check',
		name: 'check',
		type: 'options',
		options: [
			{ name: 'Completed Production', value: 'production' },
			{ name: 'One Asset', value: 'asset' },
			{ name: 'Video of the Item', value: 'item', description: 'Its videos, captions and thumbnails' },
		],
		default: 'item',
	},
	...shownFor('check', ['production'], [productionLocator]),
	...shownFor('check', ['asset'], [assetLocator]),
	...shownFor(
		'check',
		['item'],
		[
			sectionField({
				displayName: 'Video',
				name: 'video',
				description: 'Finished videos of Showrunner Video: Assemble',
			}),
			sectionField({
				displayName: 'Captions',
				name: 'captions',
				description: 'Caption files, where there are any',
				isRequired: false,
			}),
			sectionField({
				displayName: 'Thumbnails',
				name: 'thumbnails',
				description: 'Thumbnails of Showrunner Image: Compose, where there are any',
				isRequired: false,
			}),
		],
	),
	{
		displayName: 'AI Is Disclosed',
		name: 'aiDisclosed',
		type: 'boolean',
		default: false,
		description: 'Whether the post will say that a model made parts of it',
	},
	{
		displayName: 'If Something Is Missing',
		name: 'ifMissing',
		type: 'options',
		options: [
			{ name: 'Go On', value: 'goOn', description: 'The item goes on with the list of what is missing' },
			{ name: 'Stop', value: 'stop', description: 'The node fails and tells what is missing' },
		],
		default: 'stop',
	},
	policy,
];
