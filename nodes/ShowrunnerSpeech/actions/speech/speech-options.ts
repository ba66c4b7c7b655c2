import type { INodeProperties } from 'n8n-workflow';
import { soundQualities, type SpeechManner, type SpeechProvider } from '../../../../providers/speech/port';
import { optionsOf } from '../../../shared/fields/options-of';
import { reuseField } from '../../../shared/fields/reuse-field';
import { vendorModelField } from '../../../shared/fields/vendor-model-field';
import { timeoutField } from '../../../shared/fields/wait-fields';
import type { ItemContext } from '../../../shared/item-context';
import { readVendorModel } from '../../../shared/read-vendor-model';

const share = { minValue: 0, maxValue: 1, numberPrecision: 2 };

/** Wishes that single vendors meet; what another cannot is told as a warning. */
export const speechOptions: INodeProperties[] = [
	{
		displayName: 'Exaggeration',
		name: 'exaggeration',
		type: 'number',
		typeOptions: share,
		default: 0,
		description: "How much of the voice's own style is laid on (ElevenLabs)",
	},
	{
		displayName: 'Instructions',
		name: 'instructions',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. Like a grandfather by the fire, slowly',
		description: 'How to speak, in words (OpenAI and servers like it)',
	},
	vendorModelField({ searchMethod: 'searchSpeechModels', example: 'eleven_v4 or elevenLabs:eleven_v4' }),
	{
		displayName: 'Quality',
		name: 'quality',
		type: 'options',
		options: optionsOf(soundQualities, {
			standard: 'What every plan of a vendor may have',
			high: 'Some vendors ask for a higher plan',
			lossless: 'Some vendors ask for a higher plan',
		}),
		default: 'standard',
	},
	reuseField,
	{
		displayName: 'Seed',
		name: 'seed',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 4_294_967_295, numberPrecision: 0 },
		default: 1,
		description: 'The same seed gives the same speech, as far as the vendor can (ElevenLabs)',
	},
	{
		displayName: 'Speed',
		name: 'speed',
		type: 'number',
		typeOptions: { minValue: 0.5, maxValue: 2, numberPrecision: 2 },
		default: 1,
		description: "Pace of the voice; 1 is the voice's own",
	},
	{
		displayName: 'Stability',
		name: 'stability',
		type: 'number',
		typeOptions: share,
		default: 0.5,
		description: 'Low is lively and unlike each time, high is even (ElevenLabs)',
	},
	{
		displayName: 'Style',
		name: 'style',
		type: 'string',
		default: '',
		placeholder: 'e.g. cheerful',
		description: 'Way of speaking by its name, for voices that have styles (Azure)',
	},
	timeoutField,
	{
		displayName: 'Voices per Language',
		name: 'voicesPerLanguage',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Voice',
		default: {},
		description: "For items in several languages: each takes the voice of its own, and 'Voice' where none is named",
		options: [
			{
				displayName: 'Voice',
				name: 'voices',
				values: [
					{
						displayName: 'Locale',
						name: 'locale',
						type: 'string',
						default: '',
						placeholder: 'e.g. de or pt-BR',
					},
					{
						displayName: 'Voice ID',
						name: 'voice',
						type: 'string',
						default: '',
						placeholder: 'e.g. elevenLabs:21m00Tcm4TlvDq8ikWAM',
						description: 'As Voice: Get Many lists it',
					},
				],
			},
		],
	},
];

type SpeechOptions = Omit<SpeechManner, 'model'> & {
	speed?: number;
	voicesPerLanguage?: { voices?: { locale?: string; voice?: string }[] };
};

/** Only what was chosen: a wish that nobody has is no reason for a warning. */
export function readManner(item: ItemContext, chain: readonly SpeechProvider[]): SpeechManner & { speed: number } {
	const { speed = 1, ...wishes } = readOptions(item);
	const names = ['exaggeration', 'instructions', 'quality', 'seed', 'stability', 'style'] as const;
	const chosen = names.filter((name) => wishes[name] !== undefined && wishes[name] !== '');
	const model = readVendorModel(item, chain);
	return { ...Object.fromEntries(chosen.map((name) => [name, wishes[name]])), ...(model && { model }), speed };
}

/** The voices named for the language, the one for its region before the one for all of it. */
export function voicesFor(item: Pick<ItemContext, 'node' | 'itemIndex'>, locale: string): string[] {
	const named = (readOptions(item).voicesPerLanguage?.voices ?? []).flatMap(({ locale: own = '', voice = '' }) =>
		voice.trim() === '' ? [] : [{ locale: own.trim().toLowerCase(), voice: voice.trim() }],
	);
	const [wanted, language] = [locale.toLowerCase(), locale.toLowerCase().split('-')[0]];
	const exact = named.filter((entry) => entry.locale === wanted);
	const wider = named.filter((entry) => entry.locale !== wanted && entry.locale.split('-')[0] === language);
	return [...exact, ...wider].map(({ voice }) => voice);
}

const readOptions = ({ node, itemIndex }: Pick<ItemContext, 'node' | 'itemIndex'>) =>
	node.getNodeParameter('options', itemIndex, {}) as SpeechOptions;
