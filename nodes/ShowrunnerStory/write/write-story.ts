import { limits } from '../../../contract/vocabulary';
import type { Warning } from '../../../providers/core/run-chain';
import type { JsonOf } from '../../../providers/text/json-schema';
import type { StoryScene } from '../../shared/sections/story';
import type { Write } from '../../shared/text/write-by-chain';
import { shortenText } from '../metadata/shorten-text';
import { scriptPrompt, storyForm, type ScriptOrder } from '../prompts/script-prompt';
import { fitLength, spokenSeconds } from './fit-length';
import { tokensFor } from './target-length';

export type WrittenStory = {
	title: string;
	hook: string;
	summary: string;
	scenes: StoryScene[];
	/** How long a calm narrator speaks. */
	spokenSeconds: number;
};

type Draft = JsonOf<ReturnType<typeof storyForm>>;

/** Writes a story, and brings it to its length where it is far off. */
export async function writeStory(
	order: ScriptOrder,
	write: Write,
	warn: (warning: Warning) => void,
): Promise<WrittenStory> {
	const { target, sceneCount, locale } = order;
	const mostScenes = Math.min(limits.sceneCount, sceneCount * 2 + 2);
	const draft = await write({
		operation: 'script.generate',
		...scriptPrompt(order),
		schema: { name: 'story', form: storyForm(mostScenes) },
		maxOutputTokens: tokensFor(target.letters * 1.5, mostScenes, locale),
		check: faultsOfScenes,
	});
	const fitted = await fitLength({ ...order, narrations: draft.scenes.map(({ narration }) => narration) }, write, warn);
	const scenes = draft.scenes.map((scene, at) => ({
		id: `scene-${at + 1}`,
		...{ ...scene, narration: (fitted[at] ?? scene.narration).trim() },
	}));
	const title = shortenText(draft.title.trim(), locale, (text) => text.length <= limits.titleCharacters);
	if (title !== draft.title.trim())
		warn({ code: 'text-shortened', message: `The title was shortened to ${limits.titleCharacters} characters` });
	const { hook, summary } = draft;
	return {
		title,
		hook,
		summary,
		scenes,
		spokenSeconds: spokenSeconds(
			scenes.map(({ narration }) => narration),
			locale,
		),
	};
}

/** What the form cannot say of scenes, in words for the model. */
export function faultsOfScenes({ scenes }: Pick<Draft, 'scenes'>): string[] {
	return scenes.flatMap(({ narration, visualPrompt }, at) => [
		...(narration.trim() === '' ? [`scenes[${at}].narration must not be empty`] : []),
		...(narration.length > limits.sceneCharacters
			? [`scenes[${at}].narration must not have more than ${limits.sceneCharacters} characters`]
			: []),
		...(visualPrompt.trim() === '' ? [`scenes[${at}].visualPrompt must not be empty`] : []),
	]);
}
