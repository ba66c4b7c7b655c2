import { runChain } from '../../../../providers/core/run-chain';
import { pickVendors } from '../../../../providers/core/vendor-card';
import { speechProviders } from '../../../../providers/speech/registry';
import { locatorField } from '../../../shared/fields/locator-field';
import { optionsField } from '../../../shared/fields/options-field';
import { productionField } from '../../../shared/fields/production-field';
import { providersField } from '../../../shared/fields/providers-field';
import { sectionField } from '../../../shared/fields/section-field';
import { timeoutField } from '../../../shared/fields/wait-fields';
import type { ItemOperation } from '../../../shared/operation';
import { readLocator } from '../../../shared/read-locator';
import { readStory } from '../../../shared/sections/story';
import { vendorContextOf } from '../../../shared/vendor-context-of';

/** Such as `flite:rms`. */
const voicePattern = '(\\S+)';

type SpeechOptions = { speed?: number };

export const generate: ItemOperation = {
	value: 'generate',
	name: 'Generate',
	action: 'Generate speech',
	description: 'Speak each scene of the story, with the time of every word',
	properties: [
		sectionField({
			displayName: 'Story',
			name: 'story',
			description: 'Scenes to speak, as Showrunner Story puts them out',
		}),
		providersField(speechProviders),
		{
			displayName: 'Locale',
			name: 'locale',
			type: 'string',
			default: '={{ $json.story?.locale }}',
			placeholder: 'e.g. en, ar, pt-BR',
			description: 'Language to speak. Left empty, that of the story.',
		},
		locatorField({
			displayName: 'Voice',
			name: 'voice',
			description: 'Voice of the narrator. Left empty, the best local voice of the language.',
			searchMethod: 'searchVoices',
			idPlaceholder: 'flite:rms',
			idPattern: voicePattern,
			isRequired: false,
		}),
		productionField,
		optionsField([
			{
				displayName: 'Speed',
				name: 'speed',
				type: 'number',
				typeOptions: { minValue: 0.5, maxValue: 2, numberPrecision: 2 },
				default: 1,
				description: "Pace of the voice; 1 is the voice's own",
			},
			timeoutField,
		]),
	],
	async execute(item) {
		const { node, itemIndex } = item;
		const story = readStory(item);
		const voice = readLocator(item, 'voice', voicePattern);
		const { speed = 1 } = node.getNodeParameter('options', itemIndex, {}) as SpeechOptions;
		const request = {
			scenes: story.scenes.map(({ id, narration }) => ({ id, text: narration })),
			locale: String(node.getNodeParameter('locale', itemIndex, '') ?? '') || story.locale,
			...(voice && { voice }),
			speed,
		};
		const chain = pickVendors(speechProviders, node.getNodeParameter('providers', itemIndex) as string[]);
		const { value, ...told } = await runChain(
			chain,
			async (vendor) => await vendor.speak(request, vendorContextOf(item, vendor)),
		);
		return item.withSection('speech', { ...told, ...value });
	},
};
