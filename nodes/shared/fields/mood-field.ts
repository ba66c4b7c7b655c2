import type { INodeProperties } from 'n8n-workflow';
import { moods, type Mood } from '../../../contract/vocabulary';
import type { ItemContext } from '../item-context';
import { mainMood, toMood, type Story } from '../sections/story';
import { optionsOf } from './options-of';

export const moodField: INodeProperties = {
	displayName: 'Mood',
	name: 'mood',
	type: 'options',
	options: [
		{ name: 'By the Story', value: 'story', description: 'The mood that most scenes have' },
		...optionsOf(moods),
	],
	default: 'story',
};

export function readMoodField({ node, itemIndex }: ItemContext, story: Pick<Story, 'scenes'>): Mood {
	return toMood(node.getNodeParameter('mood', itemIndex)) ?? mainMood(story);
}
