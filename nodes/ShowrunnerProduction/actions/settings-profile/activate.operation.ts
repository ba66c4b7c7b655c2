import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { profileLocator } from '../../../shared/fields/profile-locator';
import { shownFor } from '../../../shared/fields/shown-for';
import type { ItemContext } from '../../../shared/item-context';
import type { ItemOperation } from '../../../shared/operation';
import { invalidField } from '../../../shared/refusals';
import { changeNoteField } from './change-note-field';
import { profileName } from './profile-name';

const versionField: INodeProperties = {
	displayName: 'Version',
	name: 'version',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 1,
	description: 'Number of the version',
};

const sharesField: INodeProperties = {
	displayName: 'Shares',
	name: 'shares',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Share',
	default: {},
	description: 'How many of a hundred new productions get each version; together they make 100',
	options: [
		{
			displayName: 'Share',
			name: 'share',
			values: [
				versionField,
				{
					displayName: 'Percent',
					name: 'weight',
					type: 'number',
					typeOptions: { minValue: 1, maxValue: 100 },
					default: 50,
				},
			],
		},
	],
};

function readSplit({ node, itemIndex }: ItemContext): { version: number; weight: number }[] {
	if (node.getNodeParameter('give', itemIndex) === 'one')
		return [{ version: Number(node.getNodeParameter('version', itemIndex)), weight: 100 }];
	const { share = [] } = node.getNodeParameter('shares', itemIndex, {}) as {
		share?: { version: number; weight: number }[];
	};
	const sum = share.reduce((total, { weight }) => total + weight, 0);
	if (sum !== 100)
		throw invalidField('shares', `The shares make ${sum} of 100`, 'Change the percents so that they make 100');
	return share.map(({ version, weight }) => ({ version, weight }));
}

export const activate: ItemOperation = {
	value: 'activate',
	name: 'Activate',
	action: 'Activate settings profile version',
	description: 'Give new productions a version, or split them between several for an experiment',
	properties: [
		{ ...profileLocator, required: true },
		{
			displayName: 'Give Productions',
			name: 'give',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'One Version', value: 'one' },
				{ name: 'Several Versions, by Shares', value: 'shares' },
			],
			default: 'one',
			description: 'A production that has begun keeps the version that it has',
		},
		...shownFor('give', ['one'], [versionField]),
		...shownFor('give', ['shares'], [sharesField]),
		changeNoteField,
	],
	async execute(item) {
		const params = { profileName: profileName(item) };
		const changeNote = String(item.node.getNodeParameter('changeNote', item.itemIndex, ''));
		const body = { split: readSplit(item), changeNote };
		const profile = await item.client().call('activateProfile', { params, body });
		return item.withSection('settingsProfile', profile as unknown as IDataObject);
	},
};
