import type { INodeProperties } from 'n8n-workflow';
import { profileLocator } from '../../../shared/fields/profile-locator';
import type { ItemContext } from '../../../shared/item-context';
import type { ItemOperation } from '../../../shared/operation';
import { profileName } from './profile-name';

const versionField = (displayName: string, name: string, hint: string): INodeProperties => ({
	...{ displayName, name, hint },
	...{ type: 'number', typeOptions: { minValue: 0 }, default: 0 },
});

/** The version that is typed; with none, what the service takes by itself is looked up. */
async function versionsOf(item: ItemContext, name: string): Promise<{ from: number; to: number }> {
	const [from, to] = ['from', 'to'].map((field) => Number(item.node.getNodeParameter(field, item.itemIndex, 0))) as [
		number,
		number,
	];
	if (from > 0 && to > 0) return { from, to };
	const { newestVersion } = await item.client().call('getProfile', { params: { profileName: name } });
	const last = to > 0 ? to : newestVersion;
	return { from: from > 0 ? from : Math.max(1, last - 1), to: last };
}

export const compareVersions: ItemOperation = {
	value: 'compareVersions',
	name: 'Compare Versions',
	action: 'Compare settings profile versions',
	description: 'Tell what differs between two versions of a profile, such as those of an experiment',
	properties: [
		{ ...profileLocator, required: true },
		versionField('From Version', 'from', 'Number of the earlier version; 0 is the one before the other'),
		versionField('To Version', 'to', 'Number of the later version; 0 is the newest'),
	],
	async execute(item) {
		const name = profileName(item);
		const query = await versionsOf(item, name);
		const compared = await item.client().call('compareProfileVersions', { params: { profileName: name }, query });
		return item.withSection('settingsComparison', compared);
	},
};
