import { runChain } from '../../../../providers/core/run-chain';
import { pickVendors } from '../../../../providers/core/vendor-card';
import type { TranscriptionProvider } from '../../../../providers/transcription/port';
import { transcriptionProviders } from '../../../../providers/transcription/registry';
import { assetLocator } from '../../../shared/fields/asset-locator';
import { optionsField } from '../../../shared/fields/options-field';
import { productionField } from '../../../shared/fields/production-field';
import { providersField } from '../../../shared/fields/providers-field';
import { reuseField } from '../../../shared/fields/reuse-field';
import { timeoutField } from '../../../shared/fields/wait-fields';
import type { ItemOperation } from '../../../shared/operation';
import { readAssetId } from '../../../shared/read-asset-id';
import { invalidField } from '../../../shared/refusals';
import { vendorContextOf } from '../../../shared/vendor-context-of';
import { withTranscript } from './transcript-section';

type Aligning = TranscriptionProvider & Required<Pick<TranscriptionProvider, 'align'>>;
const aligning = transcriptionProviders.filter((provider): provider is Aligning => provider.align !== undefined);

export const align: ItemOperation = {
	value: 'align',
	name: 'Align',
	action: 'Align transcript',
	description: 'Find when each word of a text that you have is said in a video or a sound',
	properties: [
		assetLocator,
		{
			displayName: 'Text',
			name: 'text',
			type: 'string',
			typeOptions: { rows: 4 },
			required: true,
			default: '={{ $json.transcript?.text ?? $json.text }}',
			description: 'All that is said, in the order in which it is said',
		},
		providersField(aligning),
		{
			displayName: 'Locale',
			name: 'locale',
			type: 'string',
			required: true,
			default: "={{ $json.transcript?.locale ?? $json.story?.locale ?? 'en' }}",
			placeholder: 'e.g. en, ar, pt-BR',
			description: 'Language that is spoken',
		},
		productionField,
		optionsField([reuseField, timeoutField]),
	],
	async execute(item) {
		const { node, itemIndex } = item;
		const assetId = readAssetId(item);
		const text = String(node.getNodeParameter('text', itemIndex, '') ?? '').trim();
		if (text === '') throw invalidField('text', 'There is no text to look for', 'Put in what is said in the sound');
		const locale = String(node.getNodeParameter('locale', itemIndex, '') ?? '').trim() || 'en';
		const chain = pickVendors(aligning, node.getNodeParameter('providers', itemIndex) as string[]);
		const found = await runChain(
			chain,
			async (vendor) => await vendor.align({ assetId, locale, text }, vendorContextOf(item, vendor)),
		);
		return withTranscript(item, assetId, found);
	},
};
