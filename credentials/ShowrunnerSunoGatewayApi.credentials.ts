import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { apiKeyField, baseUrlField } from './shared/fields';
import { testRules } from './shared/test-rules';

/** For gateways with the paths of sunoapi.org: `POST /api/v1/generate` and what belongs to it. */
export class ShowrunnerSunoGatewayApi implements ICredentialType {
	name = 'showrunnerSunoGatewayApi';

	displayName = 'Showrunner Suno Gateway API';

	icon: Icon = { light: 'file:showrunnerSunoGatewayApi.svg', dark: 'file:showrunnerSunoGatewayApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-showrunner/n8n-nodes-showrunner/blob/main/docs/nodes/credentials.md#suno-gateway';

	properties: INodeProperties[] = [
		baseUrlField('', {
			placeholder: 'e.g. https://api.example.com',
			description:
				'Address of the gateway. There is no API that Suno sanctions: gateways use it against its terms, and rights to the music are not assured.',
		}),
		apiKeyField('The key that the gateway gave you'),
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.apiKey}}' } },
	};

	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.baseUrl}}', url: '/api/v1/generate/credit' },
		rules: testRules({
			vendor: 'The gateway',
			answers: {
				404: "Nothing tells credits at this address. Check 'Base URL'; a gateway of another make cannot be tested here",
			},
			// Gateways of this make answer 200 and tell the status in the body.
			refusals: [{ key: 'code', value: 401, message: "The gateway does not know this key. Check 'API Key'" }],
		}),
	};
}
