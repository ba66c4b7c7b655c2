import type { ItemContext } from '../../shared/item-context';
import { readSection } from '../../shared/sections/read-section';
import { readStory, type Story } from '../../shared/sections/story';

/** Section `story` with what only this node knows of it; `whole` is all that stands there. */
export type Script = Story & { hook: string; summary: string; whole: Record<string, unknown> };

export function readScript(item: ItemContext): Script {
	const story = readStory(item);
	const whole = readSection(item, { field: 'story', noun: 'story', madeBy: 'Showrunner Story' });
	const text = (value: unknown) => (typeof value === 'string' ? value : '');
	return { ...story, hook: text(whole.hook), summary: text(whole.summary), whole };
}
