import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { apiKeyField, baseUrlField } from './shared/fields';
import { testRules } from './shared/test-rules';

export class ShowrunnerPexelsApi implements ICredentialType {
	name = 'showrunnerPexelsApi';

	displayName = 'Showrunner Pexels API';

	icon: Icon = { light: 'file:showrunnerPexelsApi.svg', dark: 'file:showrunnerPexelsApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-showrunner/n8n-nodes-showrunner/blob/main/docs/nodes/credentials.md#pexels';

	properties: INodeProperties[] = [apiKeyField('The key from pexels.com/api'), baseUrlField('https://api.pexels.com')];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '={{$credentials.apiKey}}' } },
	};

	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.baseUrl}}', url: '/v1/curated', qs: { per_page: 1 } },
		rules: testRules({ vendor: 'Pexels', knownBy: 'photos' }),
	};
}
