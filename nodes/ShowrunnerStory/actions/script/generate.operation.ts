import { limits } from '../../../../contract/vocabulary';
import { textVendors } from '../../../../providers/text/registry';
import { optionsField } from '../../../shared/fields/options-field';
import { productionField } from '../../../shared/fields/production-field';
import { providersField } from '../../../shared/fields/providers-field';
import { textModelField } from '../../../shared/fields/text-model-field';
import type { ItemContext } from '../../../shared/item-context';
import type { ItemOperation } from '../../../shared/operation';
import { writeByChain } from '../../../shared/text/write-by-chain';
import type { ScriptOrder } from '../../prompts/script-prompt';
import { genreField } from '../../write/genre-field';
import { seriesMemoryFields } from '../../write/memory-fields';
import { readMemory } from '../../write/read-memory';
import { readText } from '../../write/read-text';
import { scriptOptions } from '../../write/script-options';
import { targetLength } from '../../write/target-length';
import { forChildrenField, localeField, readTelling } from '../../write/telling-fields';
import { writeStory } from '../../write/write-story';

/** What a model can take further without losing the thread. */
const mostEpisodes = 20;

export const generate: ItemOperation = {
	value: 'generate',
	name: 'Generate',
	action: 'Generate script',
	description: 'Write a story in scenes, of the length that you want',
	properties: [
		{
			displayName: 'Topic',
			name: 'topic',
			type: 'string',
			typeOptions: { rows: 4 },
			required: true,
			default: '={{ $json.idea ? `${$json.idea.title}\\n${$json.idea.angle}\\n${$json.idea.hook}` : $json.topic }}',
			description: 'What the video tells: an idea, notes, or a text to tell anew',
		},
		providersField(textVendors),
		textModelField,
		localeField,
		{
			displayName: 'Length (Seconds)',
			name: 'durationSeconds',
			type: 'number',
			typeOptions: { minValue: 5, maxValue: 1_800 },
			default: 45,
			description: 'How long it takes to speak, by the pace of the language',
		},
		genreField,
		forChildrenField,
		...seriesMemoryFields,
		productionField,
		optionsField(scriptOptions),
	],
	async execute(item) {
		const order = await readOrder(item);
		const { value, told, costs } = await writeByChain(
			item,
			'story',
			async (write, warn) => await writeStory(order, write, warn),
		);
		return item.withSection('story', { ...value, locale: order.locale, ...told }, costs);
	},
};

async function readOrder(item: ItemContext): Promise<ScriptOrder> {
	const { node, itemIndex } = item;
	const telling = readTelling(item);
	const seconds = Number(node.getNodeParameter('durationSeconds', itemIndex, 45));
	const { sceneSeconds = 9 } = node.getNodeParameter('options', itemIndex, {}) as { sceneSeconds?: number };
	const fix = "Say what the video tells, or put 'Idea: Generate' before this node";
	return {
		...telling,
		topic: readText(item, 'topic', { most: 20_000, isRequired: true, fix }),
		target: targetLength(seconds, telling.locale),
		sceneCount: Math.min(limits.sceneCount / 2, Math.max(1, Math.round(seconds / sceneSeconds))),
		callToAction: readText(item, 'options.callToAction', { most: 500 }),
		episodes: (await readMemory(item)).slice(0, mostEpisodes),
	};
}
