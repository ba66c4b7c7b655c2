import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { apiKeyField, baseUrlField } from './shared/fields';
import { testRules } from './shared/test-rules';

/** Pixabay reads the key from the query alone: texts that could name an address must not leave the vendor’s file. */
export class ShowrunnerPixabayApi implements ICredentialType {
	name = 'showrunnerPixabayApi';

	displayName = 'Showrunner Pixabay API';

	icon: Icon = { light: 'file:showrunnerPixabayApi.svg', dark: 'file:showrunnerPixabayApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-showrunner/n8n-nodes-showrunner/blob/main/docs/nodes/credentials.md#pixabay';

	properties: INodeProperties[] = [
		apiKeyField('The key from pixabay.com/api/docs, shown there once you are signed in'),
		baseUrlField('https://pixabay.com'),
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { qs: { key: '={{$credentials.apiKey}}' } },
	};

	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.baseUrl}}', url: '/api/', qs: { q: 'sea', per_page: 3 } },
		rules: testRules({
			vendor: 'Pixabay',
			knownBy: 'hits',
			// Pixabay answers an unknown key with 400.
			answers: { 400: "Pixabay does not know this key. Check 'API Key'" },
		}),
	};
}
