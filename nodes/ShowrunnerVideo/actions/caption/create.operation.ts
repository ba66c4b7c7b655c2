import {
	aspectRatios,
	captionFormats,
	captionProfiles,
	captionStyles,
	safeAreas,
	type AspectRatio,
	type CaptionFormat,
	type CaptionProfile,
	type CaptionStyle,
	type SafeArea,
} from '../../../../contract/vocabulary';
import { runJob } from '../../../../providers/core/run-job';
import { optionsField } from '../../../shared/fields/options-field';
import { optionsOf } from '../../../shared/fields/options-of';
import { productionField } from '../../../shared/fields/production-field';
import { sectionField } from '../../../shared/fields/section-field';
import { shownFor } from '../../../shared/fields/shown-for';
import { timeoutField } from '../../../shared/fields/wait-fields';
import type { ItemContext } from '../../../shared/item-context';
import type { ItemOperation } from '../../../shared/operation';
import { invalidField } from '../../../shared/refusals';
import { readSpeech } from '../../../shared/sections/speech';
import { readTranscript } from '../../../shared/sections/transcript';
import { jobContextOf } from '../../../shared/job-context-of';
import { placeScenes } from '../../timeline/place-scenes';

type CaptionOptions = { aspectRatio?: AspectRatio; crossfadeMs?: number; safeArea?: SafeArea; style?: CaptionStyle };

export const create: ItemOperation = {
	value: 'create',
	name: 'Create',
	action: 'Create captions',
	description: 'Write caption files from the words of a speech or a transcript',
	properties: [
		{
			displayName: 'Words From',
			name: 'wordsFrom',
			type: 'options',
			options: [
				{
					name: 'Speech',
					value: 'speech',
					description: 'What Showrunner Speech spoke, timed like the assembled video',
				},
				{
					name: 'Transcript',
					value: 'transcript',
					description: 'What is said in a video or a sound that is there already',
				},
			],
			default: 'speech',
		},
		...shownFor(
			'wordsFrom',
			['speech'],
			[sectionField({ displayName: 'Speech', name: 'speech', description: 'Spoken scenes of Showrunner Speech' })],
		),
		...shownFor(
			'wordsFrom',
			['transcript'],
			[
				sectionField({
					displayName: 'Transcript',
					name: 'transcript',
					description: 'What Showrunner Speech: Transcript wrote down',
				}),
			],
		),
		{
			displayName: 'Formats',
			name: 'formats',
			type: 'multiOptions',
			options: captionFormats.map((format) => ({ name: format.toUpperCase(), value: format })),
			default: ['srt', 'vtt'],
			required: true,
			description: 'Files to write; ASS carries style and position, too',
		},
		{
			displayName: 'Profile',
			name: 'profile',
			type: 'options',
			options: optionsOf(captionProfiles, {
				shorts: 'A few large words at a time',
				subtitle: 'Two lines of up to 42 characters',
			}),
			default: 'subtitle',
		},
		productionField,
		optionsField([
			{
				displayName: 'Aspect Ratio',
				name: 'aspectRatio',
				type: 'options',
				options: optionsOf(aspectRatios),
				default: '9:16',
				description: 'Frame that an ASS file is laid out for',
			},
			{
				displayName: 'Crossfade (Milliseconds)',
				name: 'crossfadeMs',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 2000 },
				default: 500,
				description: 'As set in Assemble, so that the times agree',
			},
			{
				displayName: 'Safe Area',
				name: 'safeArea',
				type: 'options',
				options: optionsOf(safeAreas),
				default: 'universal',
				description: 'Used by ASS files',
			},
			{
				displayName: 'Style',
				name: 'style',
				type: 'options',
				options: optionsOf(captionStyles),
				default: 'plain',
				description: 'Used by ASS files',
			},
			timeoutField,
		]),
	],
	async execute(item) {
		const { node, itemIndex } = item;
		const formats = node.getNodeParameter('formats', itemIndex) as CaptionFormat[];
		if (formats.length === 0) throw invalidField('formats', 'No format is chosen', 'Choose at least one');
		const {
			crossfadeMs = 500,
			aspectRatio,
			safeArea,
			style,
		} = node.getNodeParameter('options', itemIndex, {}) as CaptionOptions;
		const wordsFrom = node.getNodeParameter('wordsFrom', itemIndex, 'speech');
		const input = {
			...(wordsFrom === 'transcript' ? readTranscript(item) : spokenScenes(item, crossfadeMs)),
			formats,
			profile: node.getNodeParameter('profile', itemIndex) as CaptionProfile,
			...(style && { style }),
			...(safeArea && { safeArea }),
			...(aspectRatio && { aspectRatio }),
		};
		const captions = await runJob({ kind: 'caption.create', step: 'captions', input }, jobContextOf(item));
		return item.withSection('captions', captions);
	},
};

function spokenScenes(item: ItemContext, crossfadeMs: number) {
	const { locale, scenes } = readSpeech(item);
	const placed = placeScenes(scenes, crossfadeMs).map(({ spoken, voiceStartMs }) => {
		return { startMs: voiceStartMs, durationMs: spoken.durationMs, text: spoken.text, words: spoken.words };
	});
	return { locale, scenes: placed };
}
