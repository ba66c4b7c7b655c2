import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

export class ShowrunnerApi implements ICredentialType {
	name = 'showrunnerApi';

	displayName = 'Showrunner API';

	icon: Icon = { light: 'file:showrunnerApi.svg', dark: 'file:showrunnerApi.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-showrunner/n8n-nodes-showrunner/blob/main/docs/nodes/credential.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'http://127.0.0.1:4810',
			placeholder: 'e.g. http://render-node:4810',
			description: 'Address of the render-node. In Docker it is the name of its container, not localhost.',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				"One of the keys that you gave the render-node. Without one it made its own, in the file 'api-key' of its data folder; it says where when it starts.",
		},
		{
			displayName: 'n8n URL',
			name: 'n8nUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. http://n8n:5678',
			description:
				"Address at which the render-node reaches n8n, where it is not the one that browsers use, as between containers. Left empty, n8n's own webhook address is taken.",
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.apiKey}}' } },
	};

	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.baseUrl}}', url: '/v1/capabilities' },
		// n8n applies rules of both kinds together; its type knows a list of one kind alone.
		rules: [
			{
				type: 'responseCode',
				properties: { value: 401, message: "The render-node does not know this key. Check 'API Key'" },
			},
			{
				type: 'responseCode',
				properties: { value: 404, message: "Another service answers at this address. Check 'Base URL'" },
			},
			{
				// Many web servers answer any address with a page of their own and success.
				type: 'responseSuccessBody',
				properties: {
					key: 'ffmpeg',
					value: undefined,
					message: "Another service answers at this address. Check 'Base URL'",
				},
			},
		] as ICredentialTestRequest['rules'],
	};
}
