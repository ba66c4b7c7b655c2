import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { apiKeyField, baseUrlField } from './shared/fields';
import { testRules } from './shared/test-rules';

export class ShowrunnerGeminiApi implements ICredentialType {
	name = 'showrunnerGeminiApi';

	displayName = 'Showrunner Google Gemini API';

	icon: Icon = { light: 'file:showrunnerGeminiApi.svg', dark: 'file:showrunnerGeminiApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-showrunner/n8n-nodes-showrunner/blob/main/docs/nodes/credentials.md#google-gemini';

	properties: INodeProperties[] = [
		apiKeyField('A key from Google AI Studio'),
		baseUrlField('https://generativelanguage.googleapis.com'),
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { 'x-goog-api-key': '={{$credentials.apiKey}}' } },
	};

	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.baseUrl}}', url: '/v1/models' },
		rules: testRules({
			vendor: 'Google',
			knownBy: 'models',
			// Google answers an unknown key with 400.
			answers: { 400: "Google does not know this key. Check 'API Key'" },
		}),
	};
}
