import { moods, type Mood } from '../../../contract/vocabulary';
import type { Warning } from '../../../providers/core/run-chain';
import type { ItemContext } from '../item-context';
import { invalidField } from '../refusals';
import { readEntries, readSection } from './read-section';

export type StoryScene = {
	id: string;
	/** What is spoken. */
	narration: string;
	/** What is seen. */
	visualPrompt: string;
	mood: Mood;
};

/** Section `story` of the item. */
export type Story = { title: string; locale: string; scenes: StoryScene[]; warnings: Warning[] };

const wanted = { field: 'story', noun: 'story', madeBy: 'Showrunner Story' };

/** Reads the story tolerantly: only narration is a must, the rest has a sensible value of its own. */
export function readStory(item: ItemContext): Story {
	const section = readSection(item, wanted);
	const scenes = readEntries(section, 'scenes', wanted).map((scene, index) => {
		if (typeof scene.narration !== 'string' || scene.narration.trim() === '') {
			throw invalidField(
				'story',
				`Scene ${index + 1} has no narration`,
				'Give each scene of the story a text in `narration`',
			);
		}
		return {
			id: typeof scene.id === 'string' && scene.id !== '' ? scene.id : `scene-${index + 1}`,
			narration: scene.narration,
			visualPrompt: typeof scene.visualPrompt === 'string' ? scene.visualPrompt : scene.narration,
			mood: toMood(scene.mood) ?? 'calm',
		};
	});
	if (scenes.length === 0) throw invalidField('story', 'The story has no scene', 'Give the story at least one scene');
	return {
		title: typeof section.title === 'string' ? section.title : '',
		locale: typeof section.locale === 'string' && section.locale !== '' ? section.locale : 'en',
		scenes,
		warnings: [],
	};
}

export function toMood(value: unknown): Mood | undefined {
	return moods.find((mood) => mood === value);
}

/** The mood that most scenes have; of equals the one that comes first. */
export function mainMood({ scenes }: Pick<Story, 'scenes'>): Mood {
	const counts = moods.map((mood) => ({ mood, count: scenes.filter((scene) => scene.mood === mood).length }));
	return counts.reduce((best, next) => (next.count > best.count ? next : best)).mood;
}
