import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { apiKeyField, baseUrlField } from './shared/fields';
import { testRules } from './shared/test-rules';
import { filledIn, withHeaders } from './shared/with-headers';

export class ShowrunnerOpenAiApi implements ICredentialType {
	name = 'showrunnerOpenAiApi';

	displayName = 'Showrunner OpenAI API';

	icon: Icon = { light: 'file:showrunnerOpenAiApi.svg', dark: 'file:showrunnerOpenAiApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-showrunner/n8n-nodes-showrunner/blob/main/docs/nodes/credentials.md#openai';

	properties: INodeProperties[] = [
		apiKeyField('A secret key of the project that pays, from platform.openai.com'),
		baseUrlField('https://api.openai.com/v1'),
		{
			displayName: 'Organization ID',
			name: 'organizationId',
			type: 'string',
			default: '',
			placeholder: 'e.g. org-Ab12',
			description: 'Only where the key belongs to several organizations',
		},
		{
			displayName: 'Project ID',
			name: 'projectId',
			type: 'string',
			default: '',
			placeholder: 'e.g. proj_Ab12',
			description: 'Only where the key belongs to several projects',
		},
	];

	async authenticate(credentials: ICredentialDataDecryptedObject, request: IHttpRequestOptions) {
		return withHeaders(request, {
			Authorization: `Bearer ${String(credentials.apiKey)}`,
			'OpenAI-Organization': filledIn(credentials, 'organizationId'),
			'OpenAI-Project': filledIn(credentials, 'projectId'),
		});
	}

	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.baseUrl}}', url: '/models' },
		rules: testRules({ vendor: 'OpenAI', knownBy: 'data' }),
	};
}
