import { limits, type Mood } from '../../../contract/vocabulary';
import type { Warning } from '../../../providers/core/run-chain';
import type { Story } from '../../shared/sections/story';
import { checkLength, checkText } from './check-text';
import { detectLocale } from './detect-locale';
import { groupScenes } from './group-scenes';
import { makeTitle } from './make-title';
import { moodOf } from './mood-cues';
import { splitSentences } from './split-sentences';

export type SplitOrder = {
	/** What the field held, whatever it was. */
	text: unknown;
	/** Empty: the first sentence. */
	title: string;
	/** BCP 47 tag; empty: by the writing system. */
	locale: string;
	/** Taken where the writing system tells nothing. */
	defaultLocale: string;
	/** Length that scenes are meant to have. */
	sceneSeconds: number;
	/** `auto`: by the words of each scene. */
	mood: Mood | 'auto';
};

/** Own text becomes a story of scenes, with no model: the words stay exactly the author's. */
export function splitStory(order: SplitOrder): Story {
	const { text, warnings: textWarnings } = checkText(order.text);
	const { locale, warnings: localeWarnings } = detectLocale(text, order.locale, order.defaultLocale);
	checkLength(text, locale);
	const paragraphs = splitSentences(text, locale);
	const title = makeTitle(order.title, paragraphs[0]?.[0] ?? '', locale);
	const { scenes, warnings: sceneWarnings } = toScenes(paragraphs, locale, order.sceneSeconds);
	return {
		title,
		locale,
		scenes: scenes.map((narration, index) => ({
			id: `scene-${index + 1}`,
			narration,
			visualPrompt: narration,
			mood: order.mood === 'auto' ? moodOf(narration) : order.mood,
		})),
		warnings: [...textWarnings, ...localeWarnings, ...sceneWarnings],
	};
}

/** Longer scenes where the wish would give more of them than a video may have. */
function toScenes(
	paragraphs: string[][],
	locale: string,
	wishedSeconds: number,
): { scenes: string[]; warnings: Warning[] } {
	let sceneSeconds = wishedSeconds;
	let scenes = groupScenes(paragraphs, locale, sceneSeconds);
	while (scenes.length > limits.sceneCount) {
		sceneSeconds *= 1.25;
		scenes = groupScenes(paragraphs, locale, sceneSeconds);
	}
	if (sceneSeconds === wishedSeconds) return { scenes, warnings: [] };
	const message = `Scenes of ${wishedSeconds} s would be more than ${limits.sceneCount}; they were made about ${Math.round(sceneSeconds)} s long`;
	return { scenes, warnings: [{ code: 'option-adjusted', message, field: 'sceneSeconds' }] };
}
