import { soundEffects, type SoundEffect } from '../../../../contract/vocabulary';
import { runChain } from '../../../../providers/core/run-chain';
import { pickVendors } from '../../../../providers/core/vendor-card';
import { musicProviders } from '../../../../providers/music/registry';
import { optionsField } from '../../../shared/fields/options-field';
import { optionsOf } from '../../../shared/fields/options-of';
import { productionField } from '../../../shared/fields/production-field';
import { providersField } from '../../../shared/fields/providers-field';
import { seedField } from '../../../shared/fields/seed-field';
import { timeoutField } from '../../../shared/fields/wait-fields';
import type { ItemOperation } from '../../../shared/operation';
import { vendorContextOf } from '../../../shared/vendor-context-of';

export const generate: ItemOperation = {
	value: 'generate',
	name: 'Generate',
	action: 'Generate sound effect',
	description: 'Make a short sound, such as a whoosh between scenes',
	properties: [
		{
			displayName: 'Effect',
			name: 'effect',
			type: 'options',
			options: optionsOf(soundEffects),
			default: 'whoosh',
		},
		providersField(musicProviders),
		productionField,
		optionsField([seedField, timeoutField]),
	],
	async execute(item) {
		const { node, itemIndex } = item;
		const { seed = 1 } = node.getNodeParameter('options', itemIndex, {}) as { seed?: number };
		const effect = node.getNodeParameter('effect', itemIndex) as SoundEffect;
		const chain = pickVendors(musicProviders, node.getNodeParameter('providers', itemIndex) as string[]);
		const { value, ...told } = await runChain(
			chain,
			async (vendor) => await vendor.makeEffect({ effect, seed }, vendorContextOf(item, vendor)),
		);
		return item.withSection('soundEffect', { ...told, effect, ...value });
	},
};
