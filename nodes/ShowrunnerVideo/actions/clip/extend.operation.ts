import { clipLocator } from '../../../shared/fields/clip-locator';
import { steeringFields } from '../../../shared/fields/steering-fields';
import type { BatchOperation } from '../../../shared/operation';
import { readAssetId } from '../../../shared/read-asset-id';
import { cameraField, closingFields, lengthField, localMakerFields } from './clip-fields';
import { clipBatch } from './clip-batch';
import { lengthMs } from './clip-lengths';
import { readManner } from './read-manner';
import { readPrompt } from './read-prompt';

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
		...localMakerFields,
		lengthField(4, 'How much is added'),
		...closingFields([...steeringFields, cameraField]),
	],
	batch: clipBatch((item) => {
		const { camera, steering } = readManner(item);
		const assetId = readAssetId(item);
		const wish = { assetId, prompt: readPrompt(item), durationMs: lengthMs(item), camera, ...steering };
		return { verb: 'extend', wish };
	}),
};
