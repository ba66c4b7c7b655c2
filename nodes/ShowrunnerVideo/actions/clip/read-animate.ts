import type { SceneImage } from '@showrunner/contract';
import type { ClipsWish } from '../../../../providers/clip/port';
import { assetIdPattern } from '../../../shared/fields/locator-field';
import type { ItemContext } from '../../../shared/item-context';
import { readAssetId } from '../../../shared/read-asset-id';
import { readLocator } from '../../../shared/read-locator';
import { invalidField } from '../../../shared/refusals';
import { readEntries, readOptionalSection, readSection } from '../../../shared/sections/read-section';
import { readSeed } from '../../../shared/sections/read-seed';
import { readStory, type StoryScene } from '../../../shared/sections/story';
import { clipLengths, lengthMs } from './clip-lengths';
import { readManner } from './read-manner';
import { singleClipId } from './single-clip-id';

/** For a picture of which nobody says what moves. */
const quietMovement = 'Gentle, natural movement';

/** The form of Animate Image: a clip for each picture of the item, or one from a picture of the store. */
export function readAnimate(item: ItemContext): ClipsWish {
	return item.node.getNodeParameter('source', item.itemIndex) === 'asset' ? onePicture(item) : picturesOfItem(item);
}

function onePicture(item: ItemContext): ClipsWish {
	const { steering, ...manner } = readManner(item);
	const written = String(item.node.getNodeParameter('prompt', item.itemIndex, '') ?? '').trim();
	const prompt = written === '' ? quietMovement : written;
	const lastFrameAssetId = readLocator(item, 'options.lastFrameAssetId', assetIdPattern);
	const clip = {
		id: singleClipId(item),
		prompt,
		durationMs: lengthMs(item),
		firstFrameAssetId: readAssetId(item),
		...(lastFrameAssetId !== undefined && { lastFrameAssetId }),
	};
	const seed = readSeed(item, { scenes: [{ narration: prompt }] });
	return { ...manner, ...steering, seed, clips: [clip] };
}

function picturesOfItem(item: ItemContext): ClipsWish {
	const { steering, ...manner } = readManner(item);
	const scenes = readStoryScenes(item);
	const lengthOf = clipLengths(item);
	const clips = picturesIn(item, manner.aspectRatio).map(({ sceneId, assetId }) => {
		const scene = scenes.find(({ id }) => id === sceneId);
		const prompt = scene?.visualPrompt.trim() || scene?.narration || quietMovement;
		return { id: sceneId, prompt, durationMs: lengthOf(sceneId), firstFrameAssetId: assetId };
	});
	return { ...manner, ...steering, seed: readSeed(item, { scenes }), clips };
}

function readStoryScenes(item: ItemContext): StoryScene[] {
	const section = readOptionalSection(item, { field: 'story', noun: 'story', madeBy: 'Showrunner Story' });
	return section ? readStory(item).scenes : [];
}

/** One picture per scene: the one of this format, else the scene's first. */
function picturesIn(item: ItemContext, aspectRatio: string): SceneImage[] {
	const wanted = { field: 'visuals', noun: 'visuals section', madeBy: 'Showrunner Image' };
	const images = readEntries(readSection(item, wanted), 'images', wanted) as SceneImage[];
	if (images.length === 0) {
		throw invalidField('visuals', 'There is no picture to animate', 'Put Showrunner Image before this node');
	}
	return [...new Set(images.map(({ sceneId }) => sceneId))].flatMap((sceneId) => {
		const own = images.filter((image) => image.sceneId === sceneId);
		return own.find((image) => image.aspectRatio === aspectRatio) ?? own.slice(0, 1);
	});
}
