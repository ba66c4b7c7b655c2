import type { INodeProperties } from 'n8n-workflow';
import {
	aspectRatios,
	captionProfiles,
	captionStyles,
	cardStyles,
	moods,
	profileSteps,
	renderQualities,
	safeAreas,
	transitionKinds,
} from '../../../../contract/vocabulary';
import { optionsOf } from '../../../shared/fields/options-of';
import { moneyField } from '../../../shared/money/money-field';

const choice = (displayName: string, name: string, words: readonly [string, ...string[]]): INodeProperties => ({
	...{ displayName, name, default: words[0] },
	...{ type: 'options', options: optionsOf(words) },
});

/** One value for each of several steps. */
const perStep = (displayName: string, name: string, value: INodeProperties): INodeProperties => ({
	displayName,
	name,
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Step',
	default: {},
	options: [{ displayName: 'Step', name: 'steps', values: [choice('Step', 'step', profileSteps), value] }],
});

const looks: INodeProperties[] = [
	{
		displayName: 'Aspect Ratios',
		name: 'aspectRatios',
		type: 'multiOptions',
		options: optionsOf(aspectRatios),
		default: ['9:16'],
	},
	{
		displayName: 'Burn In Captions',
		name: 'burnIn',
		type: 'boolean',
		default: true,
		description: 'Whether captions are part of the picture',
	},
	choice('Caption Profile', 'captionProfile', captionProfiles),
	choice('Caption Safe Area', 'captionSafeArea', safeAreas),
	choice('Caption Style', 'captionStyle', captionStyles),
	choice('Card Style', 'cardStyle', cardStyles),
	{ displayName: 'Locale', name: 'locale', type: 'string', default: 'en', placeholder: 'e.g. en, ar, pt-BR' },
	{
		displayName: 'Look',
		name: 'look',
		type: 'string',
		default: '',
		placeholder: 'e.g. gouache, muted colours',
		description: 'Added to every prompt, so that all scenes look alike',
	},
];

const rules: INodeProperties[] = [
	{
		displayName: 'Made for Kids',
		name: 'madeForKids',
		type: 'boolean',
		default: false,
		description: 'Whether the videos are made for children (COPPA)',
	},
	perStep('Models', 'models', {
		displayName: 'Model',
		name: 'model',
		type: 'string',
		default: 'auto',
		placeholder: 'e.g. sdxl-base',
	}),
	{ displayName: 'Moderation Policy', name: 'moderationPolicy', type: 'string', default: '' },
	choice('Mood', 'mood', moods),
	{
		displayName: 'Music',
		name: 'musicEnabled',
		type: 'boolean',
		default: true,
		description: 'Whether there is music under the voice',
	},
	choice('Music Mood', 'musicMood', moods),
	{
		displayName: 'Music Volume',
		name: 'musicGainDb',
		type: 'number',
		typeOptions: { minValue: -60, maxValue: 24 },
		default: -10,
		description: 'Decibels relative to the voice',
	},
	perStep('Providers', 'providers', {
		displayName: 'Providers',
		name: 'providers',
		type: 'string',
		default: 'renderNode',
		placeholder: 'e.g. elevenLabs, renderNode',
		description: 'Who is asked, in this order, separated by commas',
	}),
	choice('Quality', 'quality', renderQualities),
	{
		displayName: 'Speed',
		name: 'speed',
		type: 'number',
		typeOptions: { minValue: 0.5, maxValue: 2, numberPrecision: 2 },
		default: 1,
		description: 'How fast the voice speaks; 1 is its own pace',
	},
	moneyField({ displayName: 'Spend Cap', name: 'spendCap', default: 3, description: 'Most that one video may cost' }),
	choice('Transition', 'transition', transitionKinds),
	{
		displayName: 'Voice',
		name: 'voice',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchVoices', searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. flite:rms' },
		],
	},
];

/** Everything that a profile can settle, in the order of the menu. */
export const settingsField: INodeProperties = {
	displayName: 'Settings',
	name: 'settings',
	type: 'collection',
	placeholder: 'Add Setting',
	default: {},
	options: [...looks, ...rules],
};
