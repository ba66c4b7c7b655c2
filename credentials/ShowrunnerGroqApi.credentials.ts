import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { apiKeyField, baseUrlField } from './shared/fields';
import { testRules } from './shared/test-rules';

export class ShowrunnerGroqApi implements ICredentialType {
	name = 'showrunnerGroqApi';

	displayName = 'Showrunner Groq API';

	icon: Icon = { light: 'file:showrunnerGroqApi.svg', dark: 'file:showrunnerGroqApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-showrunner/n8n-nodes-showrunner/blob/main/docs/nodes/credentials.md#groq';

	properties: INodeProperties[] = [
		apiKeyField('A key from console.groq.com'),
		baseUrlField('https://api.groq.com/openai/v1'),
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.apiKey}}' } },
	};

	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.baseUrl}}', url: '/models' },
		rules: testRules({ vendor: 'Groq', knownBy: 'data' }),
	};
}
