import type { IDataObject } from 'n8n-workflow';
import { optionsField } from '../../../shared/fields/options-field';
import type { ItemOperation } from '../../../shared/operation';
import { readReset, resetFields } from './reset-fields';

type Options = { channel?: string; project?: string; spacingMinutes?: number; unit?: string };

const options = optionsField([
	{
		displayName: 'Channel',
		name: 'channel',
		type: 'string',
		default: '',
		description: 'Channel that the quota belongs to; each channel has its own',
	},
	{
		displayName: 'Project',
		name: 'project',
		type: 'string',
		default: '',
		description: "The vendor's project that the quota belongs to",
	},
	{
		displayName: 'Spacing Minutes',
		name: 'spacingMinutes',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 120,
		description: 'Shortest time between two takes, such as 120 for two hours between posts',
	},
	{ displayName: 'Unit', name: 'unit', type: 'string', default: 'units', placeholder: 'e.g. uploads' },
]);

export const createOrUpdate: ItemOperation = {
	value: 'createOrUpdate',
	name: 'Create or Update',
	action: 'Create or update quota',
	description: 'Say what a vendor allows and when it comes back; what was taken stays taken',
	properties: [
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. youtube-units',
			description: 'Together with project and channel it says which quota it is',
		},
		{
			displayName: 'Amount per Window',
			name: 'limitUnits',
			type: 'number',
			typeOptions: { minValue: 0 },
			required: true,
			default: 10_000,
			description: 'How much may be taken between two resets; 0 closes the quota',
		},
		...resetFields,
		options,
	],
	async execute(item) {
		const { node, itemIndex } = item;
		const { channel, project, spacingMinutes, unit } = node.getNodeParameter('options', itemIndex, {}) as Options;
		const body = {
			name: String(node.getNodeParameter('name', itemIndex)),
			limit: Number(node.getNodeParameter('limitUnits', itemIndex)),
			reset: readReset(item),
			...(channel && { channel }),
			...(project && { project }),
			...(unit && { unit }),
			...(spacingMinutes !== undefined && { spacingMs: Math.round(spacingMinutes * 60_000) }),
		};
		const quota = await item.client().call('setQuota', { body });
		return item.withSection('quota', quota as unknown as IDataObject);
	},
};
