import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { apiKeyField, baseUrlField } from './shared/fields';
import { testRules } from './shared/test-rules';

export class ShowrunnerGoogleCloudApi implements ICredentialType {
	name = 'showrunnerGoogleCloudApi';

	displayName = 'Showrunner Google Cloud API';

	icon: Icon = { light: 'file:showrunnerGoogleCloudApi.svg', dark: 'file:showrunnerGoogleCloudApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-showrunner/n8n-nodes-showrunner/blob/main/docs/nodes/credentials.md#google-cloud';

	properties: INodeProperties[] = [
		apiKeyField('A key from the Google Cloud console that may call Cloud Text-to-Speech and Cloud Vision'),
		baseUrlField('https://texttospeech.googleapis.com', { displayName: 'Text-to-Speech URL', name: 'ttsBaseUrl' }),
		baseUrlField('https://vision.googleapis.com', { displayName: 'Vision URL', name: 'visionBaseUrl' }),
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { 'x-goog-api-key': '={{$credentials.apiKey}}' } },
	};

	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.ttsBaseUrl}}', url: '/v1/voices' },
		rules: testRules({
			vendor: 'Google',
			address: "'Text-to-Speech URL'",
			knownBy: 'voices',
			// Google answers an unknown key with 400.
			answers: {
				400: "Google does not know this key. Check 'API Key'",
				403: "Google does not let this key in: switch on the Cloud Text-to-Speech API in its project, and let the key use it. Check 'API Key'",
			},
		}),
	};
}
