import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { apiKeyField, customUrlField, derivedBaseUrl } from './shared/fields';
import { testRules } from './shared/test-rules';

export class ShowrunnerAzureSpeechApi implements ICredentialType {
	name = 'showrunnerAzureSpeechApi';

	displayName = 'Showrunner Azure Speech API';

	icon: Icon = { light: 'file:showrunnerAzureSpeechApi.svg', dark: 'file:showrunnerAzureSpeechApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-showrunner/n8n-nodes-showrunner/blob/main/docs/nodes/credentials.md#azure-speech';

	properties: INodeProperties[] = [
		apiKeyField("One of the two keys of the Speech resource, from its page 'Keys and Endpoint'"),
		{
			displayName: 'Region',
			name: 'region',
			type: 'string',
			required: true,
			default: 'westeurope',
			placeholder: 'e.g. eastus',
			description: 'Location of the Speech resource, as the Azure portal writes it beside the keys',
		},
		customUrlField(),
		derivedBaseUrl('$self["customUrl"] || "https://" + $self["region"] + ".tts.speech.microsoft.com"'),
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { 'Ocp-Apim-Subscription-Key': '={{$credentials.apiKey}}' } },
	};

	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.baseUrl}}', url: '/cognitiveservices/voices/list' },
		rules: testRules({
			vendor: 'Azure',
			address: "'Region'",
			knownBy: 'ShortName',
			answers: {
				401: "Azure does not know this key in this region: a key opens one region only. Check 'API Key' and 'Region'",
			},
		}),
	};
}
