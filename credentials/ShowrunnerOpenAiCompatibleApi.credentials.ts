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
import { optionalBearer, withHeaders } from './shared/with-headers';

export class ShowrunnerOpenAiCompatibleApi implements ICredentialType {
	name = 'showrunnerOpenAiCompatibleApi';

	displayName = 'Showrunner OpenAI-Compatible API';

	icon: Icon = { light: 'file:showrunnerOpenAiCompatibleApi.svg', dark: 'file:showrunnerOpenAiCompatibleApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-showrunner/n8n-nodes-showrunner/blob/main/docs/nodes/credentials.md#openai-compatible';

	properties: INodeProperties[] = [
		baseUrlField('http://127.0.0.1:11434/v1', {
			placeholder: 'e.g. http://ollama:11434/v1',
			description:
				'Address of the server up to and with its version. In Docker, localhost is the n8n container itself: use the name of the other container.',
		}),
		apiKeyField('Only where the server asks for one; sent as a bearer token', { required: false }),
	];

	async authenticate(credentials: ICredentialDataDecryptedObject, request: IHttpRequestOptions) {
		return withHeaders(request, { Authorization: optionalBearer(credentials) });
	}

	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.baseUrl}}', url: '/models' },
		rules: testRules({ vendor: 'The server', knownBy: 'data' }),
	};
}
