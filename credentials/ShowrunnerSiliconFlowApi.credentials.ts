import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { apiKeyField, customUrlField, derivedBaseUrl } from './shared/fields';
import { testRules } from './shared/test-rules';

export class ShowrunnerSiliconFlowApi implements ICredentialType {
	name = 'showrunnerSiliconFlowApi';

	displayName = 'Showrunner SiliconFlow API';

	icon: Icon = { light: 'file:showrunnerSiliconFlowApi.svg', dark: 'file:showrunnerSiliconFlowApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-showrunner/n8n-nodes-showrunner/blob/main/docs/nodes/credentials.md#siliconflow';

	properties: INodeProperties[] = [
		apiKeyField('A key of the site that is chosen below: keys of one site do not open the other'),
		{
			displayName: 'Site',
			name: 'region',
			type: 'options',
			default: 'https://api.siliconflow.com/v1',
			description: 'The site at which the account was opened',
			options: [
				{ name: 'Custom', value: 'custom' },
				{ name: 'SiliconFlow.cn', value: 'https://api.siliconflow.cn/v1' },
				{ name: 'SiliconFlow.com', value: 'https://api.siliconflow.com/v1' },
			],
		},
		customUrlField({
			required: true,
			displayOptions: { show: { region: ['custom'] } },
			description: 'Address of a gateway, up to and with its version',
		}),
		derivedBaseUrl('$self["region"] === "custom" ? $self["customUrl"] : $self["region"]'),
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.apiKey}}' } },
	};

	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.baseUrl}}', url: '/user/info' },
		rules: testRules({
			vendor: 'SiliconFlow',
			address: "'Site'",
			knownBy: 'data',
			answers: { 401: "SiliconFlow does not know this key at this site. Check 'API Key' and 'Site'" },
		}),
	};
}
