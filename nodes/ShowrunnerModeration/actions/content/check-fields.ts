import type { INodeProperties } from 'n8n-workflow';
import { moderationCategories } from '../../../../contract/vocabulary';
import { moderationProviders } from '../../../../providers/moderation/registry';
import { optionsField } from '../../../shared/fields/options-field';
import { optionsOf } from '../../../shared/fields/options-of';
import { productionField } from '../../../shared/fields/production-field';
import { providersField } from '../../../shared/fields/providers-field';
import { reuseField } from '../../../shared/fields/reuse-field';
import { timeoutField } from '../../../shared/fields/wait-fields';

const threshold = (displayName: string, name: string, value: number): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
	default: value,
	description: 'Score from 0 to 1; 0 switches it off for this category',
});

const checkField: INodeProperties = {
	displayName: 'Check',
	name: 'check',
	type: 'multiOptions',
	options: [
		{ name: 'Clips', value: 'clips', description: 'Stills of the moving pictures of the scenes' },
		{ name: 'Pictures', value: 'pictures', description: 'Pictures of the scenes' },
		{ name: 'Prompts', value: 'prompts', description: 'What the pictures are asked to show' },
		{ name: 'Speech', value: 'speech', description: 'By its words' },
		{ name: 'Story Text', value: 'story', description: 'Title, narration and metadata' },
		{ name: 'Thumbnails', value: 'thumbnails' },
		{ name: 'Videos', value: 'video', description: 'Stills of the finished videos, and what is said in them' },
	],
	default: ['story', 'prompts'],
	required: true,
	description: 'Parts of the item to look over, as far as it has them',
};

const policyFields: INodeProperties[] = [
	{
		displayName: 'Policy',
		name: 'policy',
		type: 'options',
		options: [
			{ name: 'Instagram', value: 'instagram' },
			{ name: 'Made for Kids (COPPA)', value: 'kids' },
			{ name: 'Own', value: 'own', description: 'Only the thresholds below' },
			{ name: 'TikTok', value: 'tiktok' },
			{ name: 'YouTube (Advertiser-Friendly)', value: 'youtube' },
		],
		default: 'youtube',
		description: 'Where it is to be shown; a starting point of ours, which you can change below',
	},
	{
		displayName: 'Thresholds',
		name: 'thresholds',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Threshold',
		default: {},
		description: 'Go before those of the policy, category by category',
		options: [
			{
				displayName: 'Threshold',
				name: 'rows',
				values: [
					{
						displayName: 'Category',
						name: 'category',
						type: 'options',
						options: optionsOf(moderationCategories),
						default: 'violence',
					},
					threshold('Reject From', 'reject', 0.8),
					threshold('Review From', 'review', 0.4),
				],
			},
		],
	},
];

const words = (displayName: string, name: string, what: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	placeholder: 'e.g. miracle cure, rival*',
	description: `Words or phrases that ${what}, separated by commas or lines; word* finds all that begins with it`,
});

const whenNotChecked: INodeProperties = {
	displayName: 'When Nobody Could Check',
	name: 'whenNotChecked',
	type: 'options',
	options: [
		{ name: 'Pass', value: 'pass', description: 'It goes on unseen; the section says what' },
		{ name: 'Reject', value: 'reject' },
		{ name: 'Review', value: 'review' },
	],
	default: 'review',
	description: 'What becomes of content that no chosen provider understands or could look at',
};

const wordLists: INodeProperties = {
	displayName: 'Words by Category',
	name: 'wordLists',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Word List',
	default: {},
	description:
		'Words of your own for a category that no provider looks for, such as drugs; in texts it then counts as checked',
	options: [
		{
			displayName: 'Word List',
			name: 'rows',
			values: [
				{
					displayName: 'Action',
					name: 'action',
					type: 'options',
					options: [
						{ name: 'Reject', value: 'reject' },
						{ name: 'Review', value: 'review' },
					],
					default: 'review',
				},
				{
					displayName: 'Category',
					name: 'category',
					type: 'options',
					options: optionsOf(moderationCategories),
					default: 'drugs',
				},
				words('Words', 'words', 'stand for this category'),
			],
		},
	],
};

const whenPartly: INodeProperties = {
	displayName: 'When Categories Are Unchecked',
	name: 'whenPartly',
	type: 'options',
	options: [
		{
			name: 'As the Policy Says',
			value: 'policy',
			description: 'Made for Kids: review. All others: pass, with a warning.',
		},
		{ name: 'Pass', value: 'pass', description: 'With a warning that names them' },
		{ name: 'Reject', value: 'reject' },
		{ name: 'Review', value: 'review' },
	],
	default: 'policy',
	description: 'What becomes of content in which nobody looked for some categories of the policy',
};

const options: INodeProperties[] = [
	{
		displayName: 'Ask All Providers',
		name: 'askAll',
		type: 'boolean',
		default: false,
		description: 'Whether to ask each provider that takes the content; the strictest answer counts',
	},
	{
		displayName: 'Make Failing Scenes Again, at Most',
		name: 'redoAtMost',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 10 },
		default: 0,
		description:
			'How often an item with failing scenes leaves by Review with those scenes in moderation.redo, for a loop that makes them again; afterwards it is rejected. 0: never.',
	},
	{
		displayName: 'Record Evidence',
		name: 'recordEvidence',
		type: 'boolean',
		default: true,
		description: 'Whether to write down for each file that it passed or was rejected, as videos for children need it',
	},
	reuseField,
	{
		displayName: 'Stills per Video',
		name: 'frames',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 32 },
		default: 8,
		description: 'How many stills are looked at, most of them behind cuts',
	},
	timeoutField,
];

export const checkFields: INodeProperties[] = [
	checkField,
	providersField(moderationProviders),
	...policyFields,
	words('Words to Reject', 'rejectWords', 'must not occur'),
	words('Words to Review', 'reviewWords', 'a person is to look at'),
	wordLists,
	whenNotChecked,
	whenPartly,
	productionField,
	optionsField(options),
];
