import { profileLocator } from '../../../shared/fields/profile-locator';
import type { ItemOperation } from '../../../shared/operation';
import { profileName } from './profile-name';

export const get: ItemOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get settings profile',
	description: 'Look up a profile with its active versions and their settings',
	properties: [{ ...profileLocator, required: true }],
	async execute(item) {
		const params = { profileName: profileName(item) };
		return item.withSection('settingsProfile', await item.client().call('getProfile', { params }));
	},
};
