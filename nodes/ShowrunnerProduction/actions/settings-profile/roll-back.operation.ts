import { profileLocator } from '../../../shared/fields/profile-locator';
import { idempotencyKey } from '../../../shared/idempotency-key';
import type { ItemOperation } from '../../../shared/operation';
import { changeNoteField } from './change-note-field';
import { profileName } from './profile-name';

export const rollBack: ItemOperation = {
	value: 'rollBack',
	name: 'Roll Back',
	action: 'Roll back settings profile',
	description: 'Go back to what was active before; once more goes one step further back',
	properties: [{ ...profileLocator, required: true }, changeNoteField],
	async execute(item) {
		const params = { profileName: profileName(item) };
		const body = { changeNote: String(item.node.getNodeParameter('changeNote', item.itemIndex, '')) };
		const key = idempotencyKey(item.node, `roll-back-${item.itemIndex}`);
		const profile = await item.client().call('rollBackProfile', { params, body, idempotencyKey: key });
		return item.withSection('settingsProfile', profile);
	},
};
