import type { INodeProperties } from 'n8n-workflow';
import { optionsField } from '../../../shared/fields/options-field';
import { productionField } from '../../../shared/fields/production-field';
import { shownSections } from './shown-assets';

/** What the reviewer gets to see. */
const contentFields: INodeProperties[] = [
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		required: true,
		default: '={{ $json.story?.title || $json.production?.title || $json.title }}',
		description: 'Shown above everything else, and in the list of reviews',
	},
	{
		displayName: 'Question',
		name: 'question',
		type: 'string',
		default: 'May this be published?',
		description: 'What the reviewer is asked',
	},
	{
		displayName: 'Show',
		name: 'show',
		type: 'multiOptions',
		options: shownSections,
		default: ['story', 'thumbnails', 'video'],
		description: 'What of the item the reviewer sees and hears, as far as the item has it',
	},
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '={{ $json.story ? "" : $json.text }}',
		description: 'Further words to be looked at, such as a description or a post; they stand after those of the story',
	},
	{
		displayName: 'Reasons',
		name: 'reasons',
		type: 'json',
		default: '={{ $json.moderation?.reasons }}',
		description: 'Why a person has to look: a list of sentences, such as what moderation found',
	},
];

/** Who decides, and until when. */
const decisionFields: INodeProperties[] = [
	{
		displayName: 'Who May Decide',
		name: 'deciders',
		type: 'string',
		default: '',
		placeholder: 'e.g. maya, omar',
		description:
			'Names by which you know the people, with commas between them; each gets a link of their own. Leave empty to let whoever has the link decide.',
	},
	{
		displayName: 'Expires After (Hours)',
		name: 'expiresAfterHours',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 8760, numberPrecision: 2 },
		default: 72,
		description: 'How long the review waits for a decision; 0 lets it wait for as long as it takes',
	},
	{
		displayName: 'When Nobody Decides',
		name: 'onExpiry',
		type: 'options',
		options: [
			{ name: 'Approve', value: 'approve', description: 'Goes on as if it had been approved' },
			{ name: 'Expire', value: 'expire', description: 'Goes on as expired, neither approved nor rejected' },
			{ name: 'Reject', value: 'reject', description: 'Goes on as if it had been rejected' },
		],
		default: 'expire',
		description: 'What becomes of the review when its time is up',
	},
];

export const requestFields: INodeProperties[] = [
	...contentFields,
	{
		...productionField,
		description: 'Production that is reviewed; its finished videos are shown where the item has none',
	},
	...decisionFields,
	optionsField([
		{
			displayName: 'Asset IDs',
			name: 'assetIds',
			type: 'string',
			typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Asset ID' },
			default: [],
			description: 'Further assets of the render-node to show',
		},
		{
			displayName: 'Channel',
			name: 'channel',
			type: 'string',
			default: '',
			description: "By default the production's channel",
		},
		{
			displayName: 'Locale',
			name: 'locale',
			type: 'string',
			default: '',
			placeholder: 'e.g. en, ar, pt-BR',
			description: "Language of title and text; by default the story's",
		},
	]),
];
