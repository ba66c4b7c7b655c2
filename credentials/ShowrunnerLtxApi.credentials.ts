import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { apiKeyField, baseUrlField } from './shared/fields';
import { testRules } from './shared/test-rules';

export class ShowrunnerLtxApi implements ICredentialType {
	name = 'showrunnerLtxApi';

	displayName = 'Showrunner LTX API';

	icon: Icon = { light: 'file:showrunnerLtxApi.svg', dark: 'file:showrunnerLtxApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-showrunner/n8n-nodes-showrunner/blob/main/docs/nodes/credentials.md#ltx';

	properties: INodeProperties[] = [
		apiKeyField('A key from the LTX developer console'),
		baseUrlField('https://api.ltx.video'),
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.apiKey}}' } },
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.baseUrl}}',
			url: '/v1/text-to-video',
			method: 'POST',
			// No request of this API only reads. One without a prompt is refused before anything is made: a key that was let in
			// shows by the kind of refusal.
			body: {},
			ignoreHttpStatusErrors: true,
		},
		rules: testRules({
			vendor: 'LTX',
			knownBy: 'error.type',
			refusals: [
				{ key: 'error.type', value: 'authentication_error', message: "LTX does not know this key. Check 'API Key'" },
				{ key: 'error.type', value: 'permission_error', message: "LTX does not let this key in. Check 'API Key'" },
				{
					key: 'error.type',
					value: 'not_found_error',
					message: "Another service answers at this address. Check 'Base URL'",
				},
			],
		}),
	};
}
