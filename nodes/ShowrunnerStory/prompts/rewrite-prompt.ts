import type { StoryScene } from '../../shared/sections/story';
import { fenced, fenceRule } from '../../shared/text/fenced';
import { sceneForm } from './script-prompt';
import { rulesOfTelling, type Telling } from './telling';

export type RewriteOrder = Telling & {
	instruction: string;
	title: string;
	hook: string;
	scenes: readonly StoryScene[];
	/** Ids of those that are written anew. */
	chosen: readonly string[];
};

/** How many there must be is checked by their ids: then the model is told which is missing. */
export const rewriteForm = (ids: readonly string[]) =>
	({
		type: 'object',
		properties: {
			title: { type: 'string', description: 'As it is, unless the instruction concerns it' },
			hook: { type: 'string', description: 'The sentence that the first narration begins with' },
			scenes: {
				type: 'array',
				items: { type: 'object', properties: { id: { type: 'string', enum: ids }, ...sceneForm.properties } },
			},
		},
	}) as const;

export function rewritePrompt(order: RewriteOrder): { system: string; prompt: string } {
	const { instruction, title, hook, scenes, chosen } = order;
	const all = chosen.length === scenes.length;
	const system = [
		'You edit the script of a narrated video by an instruction.',
		all
			? 'Write every scene anew where the instruction concerns it; a scene that it does not concern comes back as it is.'
			: `Write these scenes anew and give back no other: ${chosen.join(', ')}. They must go on fitting those around them.`,
		'Each scene keeps its id, and each id comes once.',
		'Narrations hold only what is spoken. Keep the length of each, unless the instruction asks for another.',
		...rulesOfTelling(order),
		fenceRule,
		"The text named 'instruction' is what the author wants of the script: do it, within these rules.",
	].join('\n');
	const script = {
		title,
		hook,
		scenes: scenes.map(({ id, narration, visualPrompt, mood }) => ({ id, narration, visualPrompt, mood })),
	};
	return {
		system,
		prompt: [fenced('instruction', instruction), fenced('script', JSON.stringify(script, null, 1))].join('\n\n'),
	};
}
