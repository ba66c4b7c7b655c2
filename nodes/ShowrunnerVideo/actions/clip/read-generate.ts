import type { ClipsWish } from '../../../../providers/clip/port';
import type { ItemContext } from '../../../shared/item-context';
import { readSeed } from '../../../shared/sections/read-seed';
import { readStory } from '../../../shared/sections/story';
import { clipLengths, lengthMs } from './clip-lengths';
import { readManner } from './read-manner';
import { readPrompt } from './read-prompt';
import { singleClipId } from './single-clip-id';

/** The form of Generate: a clip for each scene of the story, or one from the words of the form. */
export function readGenerate(item: ItemContext): ClipsWish {
	const { steering, ...manner } = readManner(item);
	const common = { ...manner, ...steering };
	if (item.node.getNodeParameter('source', item.itemIndex) === 'prompt') {
		const prompt = readPrompt(item);
		const seed = readSeed(item, { scenes: [{ narration: prompt }] });
		return { ...common, seed, clips: [{ id: singleClipId(item), prompt, durationMs: lengthMs(item) }] };
	}
	const story = readStory(item);
	const lengthOf = clipLengths(item);
	const clips = story.scenes.map(({ id, visualPrompt, narration }) => {
		return { id, prompt: visualPrompt.trim() || narration, durationMs: lengthOf(id) };
	});
	return { ...common, seed: readSeed(item, story), clips };
}
