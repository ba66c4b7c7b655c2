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
import { timeoutField } from '../../../shared/fields/wait-fields';
import type { ItemOperation } from '../../../shared/operation';
import { invalidField } from '../../../shared/refusals';
import { readSpeech } from '../../../shared/sections/speech';
import { jobContextOf } from '../../../shared/job-context-of';
import { placeScenes } from '../../timeline/place-scenes';

type CaptionOptions = { aspectRatio?: AspectRatio; crossfadeMs?: number; safeArea?: SafeArea; style?: CaptionStyle };

export const create: ItemOperation = {
	value: 'create',
	name: 'Create',
	action: 'Create captions',
	description: 'Write caption files from the spoken words, timed like the assembled video',
	properties: [
		sectionField({ displayName: 'Speech', name: 'speech', description: 'Spoken scenes of Showrunner Speech' }),
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
		const { locale, scenes } = readSpeech(item);
		const formats = node.getNodeParameter('formats', itemIndex) as CaptionFormat[];
		if (formats.length === 0) throw invalidField('formats', 'No format is chosen', 'Choose at least one');
		const {
			crossfadeMs = 500,
			aspectRatio,
			safeArea,
			style,
		} = node.getNodeParameter('options', itemIndex, {}) as CaptionOptions;
		const input = {
			locale,
			scenes: placeScenes(scenes, crossfadeMs).map(({ spoken, voiceStartMs }) => {
				return { startMs: voiceStartMs, durationMs: spoken.durationMs, text: spoken.text, words: spoken.words };
			}),
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
