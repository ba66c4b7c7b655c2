import { assetIdPattern, locatorField } from '../../../shared/fields/locator-field';
import type { ItemOperation } from '../../../shared/operation';
import { pictureBytes } from '../../../shared/pictures/picture-bytes';
import { stillsOf } from '../../../shared/pictures/small-picture';
import { readLocator } from '../../../shared/read-locator';
import { invalidField } from '../../../shared/refusals';
import { writeByChain } from '../../../shared/text/write-by-chain';
import { frameForm, framePrompt } from '../../look/frame-prompt';
import { seeingFields } from '../../../shared/fields/seeing-fields';

const step = 'bestFrame';

export const pickBestFrame: ItemOperation = {
	value: 'pickBestFrame',
	name: 'Pick Best Frame',
	action: 'Pick best frame',
	description: 'Find the picture of a video that makes the best thumbnail, and keep it as a picture',
	properties: [
		locatorField({
			displayName: 'Video',
			name: 'assetId',
			description: 'Video in the store. By default the first one of the item.',
			searchMethod: 'searchAssets',
			idPlaceholder: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
			idPattern: assetIdPattern,
			fromItem: '$json.video?.videos?.[0]?.assetId ?? $json.clip?.assetId ?? $json.asset?.id',
		}),
		{
			displayName: 'Frames',
			name: 'frames',
			type: 'number',
			typeOptions: { minValue: 2, maxValue: 16 },
			default: 8,
			description: 'How many pictures of the video to choose from; each is paid for',
		},
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: '={{ $json.story?.title }}',
			description: 'What the video is about: the frame is to suit it',
		},
		...seeingFields,
	],
	async execute(item) {
		const { node, itemIndex } = item;
		const assetId = readLocator(item, 'assetId', assetIdPattern);
		if (assetId === undefined) throw invalidField('assetId', 'No video is chosen', 'Choose one from the list');
		const count = Number(node.getNodeParameter('frames', itemIndex, 8));
		const title = String(node.getNodeParameter('title', itemIndex, '') ?? '').slice(0, 500);
		const frames = await stillsOf(item, step, { assetId, count });
		const images = await pictureBytes(item, { step, field: 'assetId', assetIds: frames.map((frame) => frame.assetId) });
		const { value, told, costs } = await writeByChain(
			item,
			step,
			async (write) =>
				await write({
					operation: 'picture.best-frame',
					...framePrompt(title, frames.length),
					schema: { name: 'best_frame', form: frameForm },
					images,
					maxOutputTokens: 1_500,
					check: ({ best }) => (frames[best - 1] ? [] : [`'best' must be a number from 1 to ${frames.length}`]),
				}),
		);
		const best = frames[value.best - 1];
		const candidates = frames.map((frame) => ({ assetId: frame.assetId, atMs: frame.atMs }));
		const chosen = { assetId: best?.assetId, atMs: best?.atMs, reasons: value.reasons, candidates };
		return item.withSection(step, { ...told, ...chosen }, costs);
	},
};
