import { runChain } from '../../../../providers/core/run-chain';
import { pickVendors } from '../../../../providers/core/vendor-card';
import type { TranscriptionProvider } from '../../../../providers/transcription/port';
import { transcriptionProviders } from '../../../../providers/transcription/registry';
import { assetLocator } from '../../../shared/fields/asset-locator';
import { optionsField } from '../../../shared/fields/options-field';
import { productionField } from '../../../shared/fields/production-field';
import { providersField } from '../../../shared/fields/providers-field';
import { reuseField } from '../../../shared/fields/reuse-field';
import { vendorModelField } from '../../../shared/fields/vendor-model-field';
import { timeoutField } from '../../../shared/fields/wait-fields';
import type { ItemOperation } from '../../../shared/operation';
import { readAssetId } from '../../../shared/read-asset-id';
import { readVendorModel } from '../../../shared/read-vendor-model';
import { vendorContextOf } from '../../../shared/vendor-context-of';
import { withTranscript } from './transcript-section';

type Hearing = TranscriptionProvider & Required<Pick<TranscriptionProvider, 'transcribe'>>;
const hearing = transcriptionProviders.filter((provider): provider is Hearing => provider.transcribe !== undefined);

export const create: ItemOperation = {
	value: 'create',
	name: 'Create',
	action: 'Create transcript',
	description: 'Write down what is said in a video or a sound, with the time of every word',
	properties: [
		assetLocator,
		providersField(hearing),
		{
			displayName: 'Locale',
			name: 'locale',
			type: 'string',
			default: '',
			placeholder: 'e.g. en, ar, pt-BR',
			description: 'Language that is spoken. Left empty, the provider hears it out.',
		},
		productionField,
		optionsField([
			vendorModelField({
				searchMethod: 'searchTranscriptModels',
				example: 'whisper-large-v3 or groq:whisper-large-v3',
			}),
			reuseField,
			timeoutField,
		]),
	],
	async execute(item) {
		const { node, itemIndex } = item;
		const assetId = readAssetId(item);
		const locale = String(node.getNodeParameter('locale', itemIndex, '') ?? '').trim();
		const chain = pickVendors(hearing, node.getNodeParameter('providers', itemIndex) as string[]);
		const model = readVendorModel(item, chain);
		const request = { assetId, ...(locale && { locale }), ...(model && { model }) };
		const heard = await runChain(
			chain,
			async (vendor) => await vendor.transcribe(request, vendorContextOf(item, vendor)),
		);
		return withTranscript(item, assetId, heard);
	},
};
