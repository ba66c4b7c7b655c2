import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { apiKeyField, baseUrlField } from './shared/fields';
import { testRules } from './shared/test-rules';

export class ShowrunnerStabilityApi implements ICredentialType {
	name = 'showrunnerStabilityApi';

	displayName = 'Showrunner Stability AI API';

	icon: Icon = { light: 'file:showrunnerStabilityApi.svg', dark: 'file:showrunnerStabilityApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-showrunner/n8n-nodes-showrunner/blob/main/docs/nodes/credentials.md#stability-ai';

	properties: INodeProperties[] = [
		apiKeyField('A key from platform.stability.ai'),
		baseUrlField('https://api.stability.ai'),
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.apiKey}}' } },
	};

	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.baseUrl}}', url: '/v1/user/account' },
		rules: testRules({ vendor: 'Stability AI', knownBy: 'id' }),
	};
}
