import { textVendors } from '../../../../providers/text/registry';
import { optionsField } from '../../../shared/fields/options-field';
import { productionField } from '../../../shared/fields/production-field';
import { providersField } from '../../../shared/fields/providers-field';
import { sectionField } from '../../../shared/fields/section-field';
import { textModelField } from '../../../shared/fields/text-model-field';
import { maxOutputTokensField, reuseField, temperatureField } from '../../../shared/fields/text-option-fields';
import type { ItemOperation } from '../../../shared/operation';
import { writeByChain } from '../../../shared/text/write-by-chain';
import { spokenSeconds } from '../../write/fit-length';
import { readScript } from '../../write/read-script';
import { readText } from '../../write/read-text';
import { chosenIds, rewriteScript } from '../../write/rewrite-script';
import { forChildrenField, readTelling } from '../../write/telling-fields';

/** What a check found in the scenes, as an instruction; empty where there was none. */
const mendFindings =
	"={{ $json.moderation?.redo?.scenes?.length ? 'Say the same so that nobody can object to it. This was found: ' + Object.values($json.moderation.redo.reasons).flat().join('; ') : '' }}";

export const rewrite: ItemOperation = {
	value: 'rewrite',
	name: 'Rewrite',
	action: 'Rewrite script',
	description: 'Change all scenes of a story or some of them by an instruction',
	properties: [
		sectionField({ displayName: 'Story', name: 'story', description: 'The script as Showrunner Story put it out' }),
		{
			displayName: 'Instruction',
			name: 'instruction',
			type: 'string',
			typeOptions: { rows: 3 },
			required: true,
			default: mendFindings,
			placeholder: 'e.g. Make the ending hopeful',
			description: 'What is to change. By default what Showrunner Moderation: Check found, where it did.',
		},
		{
			displayName: 'Scenes',
			name: 'scenes',
			type: 'string',
			default: "={{ ($json.moderation?.redo?.scenes ?? []).join(', ') }}",
			placeholder: 'e.g. scene-2, scene-5',
			description:
				'IDs of the scenes to write anew; by default those that Showrunner Moderation: Check wants anew. Left empty, all of them. Every other scene stays word for word.',
		},
		providersField(textVendors),
		textModelField,
		forChildrenField,
		productionField,
		optionsField([maxOutputTokensField, reuseField, temperatureField]),
	],
	async execute(item) {
		const script = readScript(item);
		const fix = 'Say what is to change';
		const order = {
			...readTelling(item, script.locale),
			...{ title: script.title, hook: script.hook, scenes: script.scenes },
			instruction: readText(item, 'instruction', { most: 4_000, isRequired: true, fix }),
			chosen: chosenIds(script.scenes, readText(item, 'scenes', { most: 10_000 })),
		};
		const { value, told, costs } = await writeByChain(
			item,
			'story',
			async (write) => await rewriteScript(order, write),
		);
		const spoken = spokenSeconds(
			value.scenes.map(({ narration }) => narration),
			script.locale,
		);
		const story = { ...script.whole, locale: script.locale, ...value, spokenSeconds: spoken, ...told };
		return item.withSection('story', story, costs);
	},
};
