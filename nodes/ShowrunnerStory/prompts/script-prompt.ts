import { moods } from '../../../contract/vocabulary';
import { fenced, fenceRule } from '../../shared/text/fenced';
import type { TargetLength } from '../write/target-length';
import { rulesOfTelling, wishesOfTelling, type Telling } from './telling';

export type Episode = { title: string; summary?: string; episode?: number };

export type ScriptOrder = Telling & {
	topic: string;
	target: TargetLength;
	sceneCount: number;
	callToAction?: string;
	/** Earlier episodes of the same series, the newest first. */
	episodes: readonly Episode[];
};

export const sceneForm = {
	type: 'object',
	properties: {
		narration: { type: 'string', description: 'Only what is spoken: no stage directions, no headings, no markup' },
		visualPrompt: {
			type: 'string',
			description:
				'In English: what the picture shows, as for a painter: subject, place, light, framing. No words to be written in it, no names of living people or artists',
		},
		mood: { type: 'string', enum: moods },
	},
} as const;

export const storyForm = (mostScenes: number) =>
	({
		type: 'object',
		properties: {
			title: { type: 'string', description: 'Title of the video, up to 80 characters' },
			hook: { type: 'string', description: 'The sentence that the narration of the first scene begins with' },
			summary: { type: 'string', description: 'What happens, in up to three sentences, for the memory of the series' },
			scenes: { type: 'array', minItems: 1, maxItems: mostScenes, items: sceneForm },
		},
	}) as const;

export function scriptPrompt(order: ScriptOrder): { system: string; prompt: string } {
	const { topic, target, sceneCount, callToAction, episodes } = order;
	const system = [
		'You write scripts of short narrated videos. One voice speaks all of it, and each scene has one picture.',
		`All narrations together have ${target.inWords}, which takes ${Math.round(target.seconds)} seconds to speak. Write about ${sceneCount} scenes of like length.`,
		'The first sentence makes one want to hear the next. Something develops from scene to scene, and the end is earned.',
		'Sentences are made for the ear: short, one thought each, numbers written as they are spoken.',
		'Tell nothing as a fact that is not one.',
		...(callToAction ? ['The last scene ends with the call to action, in words that fit.'] : []),
		...(episodes.length > 0
			? ['It is the next episode of a series: keep to what was told, take it further, and tell nothing twice.']
			: []),
		...rulesOfTelling(order),
		fenceRule,
	].join('\n');
	const prompt = [
		fenced('topic', topic),
		...wishesOfTelling(order),
		...(callToAction ? [fenced('call to action', callToAction)] : []),
		...(episodes.length > 0 ? [fenced('earlier episodes', episodesInWords(episodes))] : []),
	].join('\n\n');
	return { system, prompt };
}

function episodesInWords(episodes: readonly Episode[]): string {
	return episodes
		.map(({ title, summary, episode }) => {
			const name = episode === undefined ? title : `${episode}. ${title}`;
			return summary ? `- ${name}: ${summary}` : `- ${name}`;
		})
		.join('\n');
}
