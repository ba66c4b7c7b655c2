import { runChain } from '../../../../providers/core/run-chain';
import { pickVendors } from '../../../../providers/core/vendor-card';
import { speechProviders } from '../../../../providers/speech/registry';
import { locatorField } from '../../../shared/fields/locator-field';
import { optionsField } from '../../../shared/fields/options-field';
import { productionField } from '../../../shared/fields/production-field';
import { providersField } from '../../../shared/fields/providers-field';
import { sectionField } from '../../../shared/fields/section-field';
import type { ItemOperation } from '../../../shared/operation';
import { readLocator } from '../../../shared/read-locator';
import { costLine } from '../../../shared/sections/costs';
import { readStory } from '../../../shared/sections/story';
import { vendorContextOf } from '../../../shared/vendor-context-of';
import { readManner, speechOptions, voicesFor } from './speech-options';

/** Such as `flite:rms` or `elevenLabs:21m00Tcm4TlvDq8ikWAM`. */
const voicePattern = '(\\S+)';

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
			description:
				'Voice of the narrator. Left empty, the best one that the provider has for the language; so it is where another provider answers.',
			searchMethod: 'searchVoices',
			idPlaceholder: 'flite:rms',
			idPattern: voicePattern,
			isRequired: false,
		}),
		productionField,
		optionsField(speechOptions),
	],
	async execute(item) {
		const { node, itemIndex } = item;
		const chain = pickVendors(speechProviders, node.getNodeParameter('providers', itemIndex) as string[]);
		const story = readStory(item);
		const chosen = readLocator(item, 'voice', voicePattern);
		const locale = String(node.getNodeParameter('locale', itemIndex, '') ?? '') || story.locale;
		const request = {
			scenes: story.scenes.map(({ id, narration }) => ({ id, text: narration })),
			locale,
			voices: [...voicesFor(item, locale), ...(chosen ? [chosen] : [])],
			...readManner(item, chain),
		};
		const { value, ...told } = await runChain(
			chain,
			async (vendor) => await vendor.speak(request, vendorContextOf(item, vendor)),
		);
		const { speech, model, pieces } = value;
		const maker = { provider: told.provider, ...(model && { model }) };
		const costs = pieces.length > 0 ? [costLine('speech', maker, pieces)] : [];
		return item.withSection('speech', { ...told, ...(model && { model }), ...speech }, costs);
	},
};
