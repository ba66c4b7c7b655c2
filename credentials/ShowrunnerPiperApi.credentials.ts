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

export class ShowrunnerPiperApi implements ICredentialType {
	name = 'showrunnerPiperApi';

	displayName = 'Showrunner Piper API';

	icon: Icon = { light: 'file:showrunnerPiperApi.svg', dark: 'file:showrunnerPiperApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-showrunner/n8n-nodes-showrunner/blob/main/docs/nodes/credentials.md#piper';

	properties: INodeProperties[] = [
		baseUrlField('http://127.0.0.1:5000', {
			placeholder: 'e.g. http://piper:5000',
			description:
				'Address of the Piper HTTP server. In Docker, localhost is the n8n container itself: use the name of the other container.',
		}),
		apiKeyField('Piper itself asks for none: only where a proxy in front of it does; sent as a bearer token', {
			required: false,
		}),
	];

	async authenticate(credentials: ICredentialDataDecryptedObject, request: IHttpRequestOptions) {
		return withHeaders(request, { Authorization: optionalBearer(credentials) });
	}

	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.baseUrl}}', url: '/voices' },
		rules: testRules({ vendor: 'The server' }),
	};
}
