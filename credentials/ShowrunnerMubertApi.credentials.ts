import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { apiKeyField, baseUrlField } from './shared/fields';
import { testRules } from './shared/test-rules';

export class ShowrunnerMubertApi implements ICredentialType {
	name = 'showrunnerMubertApi';

	displayName = 'Showrunner Mubert API';

	icon: Icon = { light: 'file:showrunnerMubertApi.svg', dark: 'file:showrunnerMubertApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-showrunner/n8n-nodes-showrunner/blob/main/docs/nodes/credentials.md#mubert';

	properties: INodeProperties[] = [
		{
			displayName: 'Customer ID',
			name: 'customerId',
			type: 'string',
			required: true,
			default: '',
			description: 'ID of the customer that was made under your licence',
		},
		apiKeyField('Token that Mubert gave out together with the customer ID', {
			displayName: 'Access Token',
			name: 'accessToken',
		}),
		baseUrlField('https://music-api.mubert.com'),
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			headers: { 'customer-id': '={{$credentials.customerId}}', 'access-token': '={{$credentials.accessToken}}' },
		},
	};

	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.baseUrl}}', url: '/api/v3/public/tracks', qs: { limit: 1 } },
		rules: testRules({ vendor: 'Mubert', secret: "'Customer ID' and 'Access Token'", knownBy: 'data' }),
	};
}
