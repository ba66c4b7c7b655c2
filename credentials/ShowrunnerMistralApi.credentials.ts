import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { apiKeyField, baseUrlField } from './shared/fields';
import { testRules } from './shared/test-rules';

export class ShowrunnerMistralApi implements ICredentialType {
	name = 'showrunnerMistralApi';

	displayName = 'Showrunner Mistral API';

	icon: Icon = { light: 'file:showrunnerMistralApi.svg', dark: 'file:showrunnerMistralApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-showrunner/n8n-nodes-showrunner/blob/main/docs/nodes/credentials.md#mistral';

	properties: INodeProperties[] = [
		apiKeyField('A key of the workspace that pays, from console.mistral.ai'),
		baseUrlField('https://api.mistral.ai'),
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.apiKey}}' } },
	};

	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.baseUrl}}', url: '/v1/models' },
		rules: testRules({ vendor: 'Mistral', knownBy: 'data' }),
	};
}
