import type { ProfileSettings } from '@showrunner/contract';
import type { IDataObject } from 'n8n-workflow';
import type { ContractClient } from '../../../../contract/client';
import { optionsField } from '../../../shared/fields/options-field';
import { profileLocator } from '../../../shared/fields/profile-locator';
import { idempotencyKey } from '../../../shared/idempotency-key';
import type { ItemOperation } from '../../../shared/operation';
import { isMissing } from '../../../shared/transport/is-missing';
import { changeNoteField } from './change-note-field';
import { mergeSettings } from './merge-settings';
import { profileName } from './profile-name';
import { readSettings } from './read-settings';
import { settingsField } from './settings-fields';

type Options = { activate?: boolean; changeNote?: string; keepOthers?: boolean };

const noneIfMissing = (error: unknown) => (isMissing(error) ? { items: [] } : Promise.reject(error));

/** Settings of the newest version; none where the profile is new. */
async function newestSettings(client: ContractClient, name: string): Promise<ProfileSettings> {
	const options = { params: { profileName: name }, query: { limit: 1 } };
	const { items } = await client.call('getProfileVersions', options).catch(noneIfMissing);
	return items[0]?.settings ?? {};
}

export const createVersion: ItemOperation = {
	value: 'createVersion',
	name: 'Create Version',
	action: 'Create settings profile version',
	description: 'Keep settings as a version that never changes again, after a check against what the render-node has',
	properties: [
		{ ...profileLocator, required: true, description: 'The profile; a name that is new makes a new profile' },
		settingsField,
		optionsField([
			{
				displayName: 'Activate',
				name: 'activate',
				type: 'boolean',
				default: true,
				description: 'Whether all new productions get this version at once. The first one of a profile always is.',
			},
			changeNoteField,
			{
				displayName: 'Keep Other Settings',
				name: 'keepOthers',
				type: 'boolean',
				default: true,
				description: 'Whether settings that are not named here stay as the newest version has them',
			},
		]),
	],
	async execute(item) {
		const name = profileName(item);
		const options = item.node.getNodeParameter('options', item.itemIndex, {}) as Options;
		const { activate = false, changeNote = '', keepOthers = true } = options;
		const client = item.client();
		const changes = readSettings(item);
		const settings = keepOthers ? mergeSettings(await newestSettings(client, name), changes) : changes;
		const body = { name, settings, activate, changeNote };
		const key = idempotencyKey(item.node, `profile-${item.itemIndex}`);
		const made = await client.call('createProfileVersion', { body, idempotencyKey: key });
		const { json } = item.withSection('settingsProfile', made.profile);
		return { json: { ...json, settingsVersion: made.version as unknown as IDataObject } };
	},
};
