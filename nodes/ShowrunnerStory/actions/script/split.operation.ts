import { moods, type Mood } from '../../../../contract/vocabulary';
import { optionsField } from '../../../shared/fields/options-field';
import { optionsOf } from '../../../shared/fields/options-of';
import type { ItemOperation } from '../../../shared/operation';
import { splitStory } from '../../split/split-story';

type SplitOptions = { defaultLocale?: string; mood?: Mood | 'auto'; sceneSeconds?: number };

export const split: ItemOperation = {
	value: 'split',
	name: 'Split',
	action: 'Split script',
	description: 'Turn your own text into scenes, word for word and without a model',
	properties: [
		{
			displayName: 'Text',
			name: 'text',
			type: 'string',
			typeOptions: { rows: 6 },
			required: true,
			default: '={{ $json.text }}',
			description: 'Story as it shall be spoken, up to 5,000 words in any language',
		},
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: '={{ $json.title }}',
			description: 'Shown on the thumbnail. Left empty, the first sentence.',
		},
		{
			displayName: 'Locale',
			name: 'locale',
			type: 'string',
			default: '={{ $json.locale }}',
			placeholder: 'e.g. en, ar, pt-BR',
			description: 'Language of the text. Left empty, it is told by the writing system.',
		},
		optionsField([
			{
				displayName: 'Default Locale',
				name: 'defaultLocale',
				type: 'string',
				default: 'en',
				description: 'Taken for Latin letters when no locale is given',
			},
			{
				displayName: 'Mood',
				name: 'mood',
				type: 'options',
				options: [{ name: 'By the Words of Each Scene', value: 'auto' }, ...optionsOf(moods)],
				default: 'auto',
				description: 'Sets the colours of pictures and the music',
			},
			{
				displayName: 'Scene Length (Seconds)',
				name: 'sceneSeconds',
				type: 'number',
				typeOptions: { minValue: 3, maxValue: 60 },
				default: 9,
				description: 'About how long a picture stays. Sentences are kept whole where they fit.',
			},
		]),
	],
	async execute(item) {
		const { node, itemIndex } = item;
		const read = (name: string) => node.getNodeParameter(name, itemIndex, '') as unknown;
		const { defaultLocale = 'en', mood = 'auto', sceneSeconds = 9 } = read('options') as SplitOptions;
		const story = splitStory({
			text: read('text'),
			title: String(read('title') ?? ''),
			locale: String(read('locale') ?? ''),
			defaultLocale,
			mood,
			sceneSeconds,
		});
		return item.withSection('story', story);
	},
};
