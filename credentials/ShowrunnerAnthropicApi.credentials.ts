import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { apiKeyField, baseUrlField } from './shared/fields';
import { testRules } from './shared/test-rules';

export class ShowrunnerAnthropicApi implements ICredentialType {
	name = 'showrunnerAnthropicApi';

	displayName = 'Showrunner Anthropic API';

	icon: Icon = { light: 'file:showrunnerAnthropicApi.svg', dark: 'file:showrunnerAnthropicApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-showrunner/n8n-nodes-showrunner/blob/main/docs/nodes/credentials.md#anthropic';

	properties: INodeProperties[] = [
		apiKeyField('A key from console.anthropic.com'),
		baseUrlField('https://api.anthropic.com'),
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { 'x-api-key': '={{$credentials.apiKey}}' } },
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.baseUrl}}',
			url: '/v1/models',
			headers: { 'anthropic-version': '2023-06-01' },
		},
		rules: testRules({ vendor: 'Anthropic', knownBy: 'data' }),
	};
}
