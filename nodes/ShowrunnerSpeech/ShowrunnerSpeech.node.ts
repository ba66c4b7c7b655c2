import { NodeConnectionTypes, type IExecuteFunctions, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { speechProviders } from '../../providers/speech/registry';
import { transcriptionProviders } from '../../providers/transcription/registry';
import { searchAssets } from '../shared/methods/search-assets';
import { searchVendorModels } from '../shared/methods/search-vendor-models';
import { searchVoices } from '../shared/methods/search-voices';
import { toProperties } from '../shared/operation';
import { operationSubtitle } from '../shared/operation-subtitle';
import { runItems } from '../shared/run-items';
import { vendorCredentials } from '../shared/vendor-credentials';
import { speech } from './actions/speech/speech.resource';
import { transcript } from './actions/transcript/transcript.resource';
import { voice } from './actions/voice/voice.resource';

const resources = [speech, transcript, voice];

export class ShowrunnerSpeech implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Showrunner Speech',
		name: 'showrunnerSpeech',
		icon: { light: 'file:showrunnerSpeech.svg', dark: 'file:showrunnerSpeech.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: operationSubtitle,
		description: 'Speak a story, or write down what is said, with the time of every word',
		defaults: { name: 'Showrunner Speech' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: vendorCredentials(speechProviders, transcriptionProviders),
		properties: toProperties(resources),
	};

	methods = {
		listSearch: {
			...{ searchAssets, searchVoices },
			searchSpeechModels: searchVendorModels(speechProviders),
			searchTranscriptModels: searchVendorModels(transcriptionProviders),
		},
	};

	async execute(this: IExecuteFunctions) {
		return await runItems(this, resources);
	}
}
