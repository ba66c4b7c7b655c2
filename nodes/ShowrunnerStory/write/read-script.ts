import type { ItemContext } from '../../shared/item-context';
import { invalidField } from '../../shared/refusals';
import { readSection } from '../../shared/sections/read-section';
import { readStory, type Story } from '../../shared/sections/story';

/** Section `story` with what only this node knows of it; `whole` is all that stands there. */
export type Script = Story & { hook: string; summary: string; whole: Record<string, unknown> };

/** Twice what 5,000 words have; beyond it no model gives all of it back in one answer. */
const mostCharacters = 60_000;

export function readScript(item: ItemContext): Script {
	const story = readStory(item);
	const characters = story.scenes.reduce((sum, { narration }) => sum + narration.length, 0);
	if (characters > mostCharacters) throw tooLong(characters);
	const whole = readSection(item, { field: 'story', noun: 'story', madeBy: 'Showrunner Story' });
	const text = (value: unknown) => (typeof value === 'string' ? value : '');
	return { ...story, hook: text(whole.hook), summary: text(whole.summary), whole };
}

function tooLong(characters: number) {
	const title = `The narrations have ${characters.toLocaleString('en')} characters`;
	return invalidField('story', title, `Split the story into episodes of up to ${mostCharacters.toLocaleString('en')}`);
}
