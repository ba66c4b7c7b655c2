import { soundEffects, type SoundEffect } from '../../../../contract/vocabulary';
import { runChain } from '../../../../providers/core/run-chain';
import { pickVendors } from '../../../../providers/core/vendor-card';
import type { MusicProvider } from '../../../../providers/music/port';
import { musicProviders } from '../../../../providers/music/registry';
import { optionsField } from '../../../shared/fields/options-field';
import { optionsOf } from '../../../shared/fields/options-of';
import { productionField } from '../../../shared/fields/production-field';
import { providersField } from '../../../shared/fields/providers-field';
import { reuseField } from '../../../shared/fields/reuse-field';
import { seedField } from '../../../shared/fields/seed-field';
import { timeoutField } from '../../../shared/fields/wait-fields';
import type { ItemOperation } from '../../../shared/operation';
import { costLine } from '../../../shared/sections/costs';
import { vendorContextOf } from '../../../shared/vendor-context-of';

type EffectMaker = MusicProvider & Required<Pick<MusicProvider, 'makeEffect'>>;

const effectMakers = musicProviders.filter((provider): provider is EffectMaker => provider.makeEffect !== undefined);

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
		providersField(effectMakers),
		productionField,
		optionsField([reuseField, seedField, timeoutField]),
	],
	async execute(item) {
		const { node, itemIndex } = item;
		const { seed = 1 } = node.getNodeParameter('options', itemIndex, {}) as { seed?: number };
		const effect = node.getNodeParameter('effect', itemIndex) as SoundEffect;
		const chain = pickVendors(effectMakers, node.getNodeParameter('providers', itemIndex) as string[]);
		const { value, ...told } = await runChain(
			chain,
			async (vendor) => await vendor.makeEffect({ effect, seed }, vendorContextOf(item, vendor)),
		);
		const { pieces, ...made } = value;
		const costs = pieces.length > 0 ? [costLine('soundEffect', told, pieces)] : [];
		return item.withSection('soundEffect', { ...told, effect, ...made }, costs);
	},
};
