import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { apiKeyField, customUrlField, derivedBaseUrl } from './shared/fields';
import { testRules } from './shared/test-rules';

export class ShowrunnerElevenLabsApi implements ICredentialType {
	name = 'showrunnerElevenLabsApi';

	displayName = 'Showrunner ElevenLabs API';

	icon: Icon = { light: 'file:showrunnerElevenLabsApi.svg', dark: 'file:showrunnerElevenLabsApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-showrunner/n8n-nodes-showrunner/blob/main/docs/nodes/credentials.md#elevenlabs';

	properties: INodeProperties[] = [
		apiKeyField(
			"A key from elevenlabs.io. A restricted key needs the permission 'User: Read' for the test, beside those for its work.",
		),
		{
			displayName: 'Region',
			name: 'region',
			type: 'options',
			default: 'https://api.elevenlabs.io',
			description: 'Where the account keeps its data. Only enterprise accounts have one of their own.',
			options: [
				{ name: 'Custom', value: 'custom' },
				{ name: 'European Union', value: 'https://api.eu.residency.elevenlabs.io' },
				{ name: 'Global', value: 'https://api.elevenlabs.io' },
				{ name: 'India', value: 'https://api.in.residency.elevenlabs.io' },
				{ name: 'Singapore', value: 'https://api.sg.residency.elevenlabs.io' },
				{ name: 'United States', value: 'https://api.us.elevenlabs.io' },
			],
		},
		customUrlField({
			required: true,
			displayOptions: { show: { region: ['custom'] } },
			description: 'Address of a gateway, or of a region that is not in the list',
		}),
		derivedBaseUrl('$self["region"] === "custom" ? $self["customUrl"] : $self["region"]'),
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { 'xi-api-key': '={{$credentials.apiKey}}' } },
	};

	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.baseUrl}}', url: '/v1/user/subscription' },
		rules: testRules({
			vendor: 'ElevenLabs',
			address: "'Region'",
			knownBy: 'tier',
			answers: {
				401: "ElevenLabs does not know this key, or the key lacks the permission 'User: Read'. Check 'API Key'",
			},
		}),
	};
}
