import type { ChangeRequest } from '../../../../providers/clip/port';
import { clipLocator } from '../../../shared/fields/clip-locator';
import { steeringFields } from '../../../shared/fields/steering-fields';
import { reuseField } from '../../../shared/fields/reuse-field';
import type { ItemContext } from '../../../shared/item-context';
import type { BatchOperation } from '../../../shared/operation';
import { readAssetId } from '../../../shared/read-asset-id';
import { cameraField, closingFields, lengthField, changerFields } from './clip-fields';
import { changesByChain } from './changes-by-chain';
import { clipBatch } from './clip-batch';
import { lengthMs } from './clip-lengths';
import { readManner } from './read-manner';
import { readPrompt } from './read-prompt';

function read(item: ItemContext): ChangeRequest {
	const { camera, steering } = readManner(item);
	const assetId = readAssetId(item);
	const wish = { assetId, prompt: readPrompt(item), durationMs: lengthMs(item), camera, ...steering };
	return { verb: 'extend', wish };
}

export const extend: BatchOperation = {
	value: 'extend',
	name: 'Extend',
	action: 'Extend clip',
	description: 'Let a clip go on from its last frame',
	properties: [
		clipLocator,
		{
			displayName: 'Prompt',
			name: 'prompt',
			type: 'string',
			typeOptions: { rows: 3 },
			required: true,
			default: '',
			placeholder: 'e.g. The lamp turns towards us',
			description: 'What happens next',
		},
		...changerFields,
		lengthField(4, 'How much is added'),
		...closingFields([...steeringFields, cameraField, reuseField]),
	],
	batch: clipBatch(read),
	byItem: changesByChain(read),
};
