import type { StoryScene } from '../../shared/sections/story';
import { invalidField } from '../../shared/refusals';
import type { Write } from '../../shared/text/write-by-chain';
import { rewriteForm, rewritePrompt, type RewriteOrder } from '../prompts/rewrite-prompt';
import { tokensFor } from './target-length';
import { faultsOfScenes } from './write-story';

export type Rewritten = { title: string; hook: string; scenes: StoryScene[] };

/** Writes scenes anew by an instruction; every other scene stays word for word, and each keeps its id. */
export async function rewriteScript(order: RewriteOrder, write: Write): Promise<Rewritten> {
	const { scenes, chosen } = order;
	const letters = scenes.reduce((sum, { id, narration }) => sum + (chosen.includes(id) ? narration.length : 0), 0);
	const json = await write({
		operation: 'script.rewrite',
		...rewritePrompt(order),
		schema: { name: 'rewritten', form: rewriteForm(chosen) },
		// The instruction may ask for more words than there are.
		maxOutputTokens: tokensFor(letters * 2, chosen.length, order.locale),
		check: (draft) => [...faultsOfScenes(draft), ...faultsOfIds(chosen, draft.scenes)],
	});
	const anew = new Map(json.scenes.map((scene) => [scene.id, scene]));
	// Scenes in the middle say nothing of title and hook.
	const isWhole = chosen.length === scenes.length;
	return {
		title: isWhole ? json.title.trim() || order.title : order.title,
		hook: isWhole || chosen.includes(scenes[0]?.id ?? '') ? json.hook.trim() || order.hook : order.hook,
		scenes: scenes.map((scene) => ({ ...scene, ...anew.get(scene.id) })),
	};
}

function faultsOfIds(chosen: readonly string[], scenes: readonly { id: string }[]): string[] {
	return chosen
		.filter((id) => scenes.filter((scene) => scene.id === id).length !== 1)
		.map((id) => `the scene '${id}' must stand there once`);
}

/** Ids out of a field, separated by commas; empty means all. */
export function chosenIds(scenes: readonly StoryScene[], field: string): string[] {
	const wanted = field.split(/[\s,]+/).filter((id) => id !== '');
	if (wanted.length === 0) return scenes.map(({ id }) => id);
	const known = new Set(scenes.map(({ id }) => id));
	const unknown = wanted.find((id) => !known.has(id));
	if (unknown === undefined) return [...new Set(wanted)];
	const title = `The story has no scene '${unknown.slice(0, 40)}'`;
	throw invalidField('scenes', title, `Its scenes are ${[...known].slice(0, 10).join(', ')}`);
}
